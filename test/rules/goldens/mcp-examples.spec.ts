import { plantTenant, plantToken } from '../../support/planted-tenant.js';
import { type TestApp, testApp } from '../../support/test-app.js';
import { ExamplePage } from './example-page.js';

const WORK = {
  title: 'Rotate the signing keys',
  scope: 'The key service and its nightly job',
  action: 'modify',
  component: 'server',
  repo: 'vault',
  paths: ['src/keys.ts'],
};
const KEYS = { repo: 'vault', globs: ['src/keys/**'] };

describe('the examples of calls', () => {
  let server: TestApp;
  let ada: string;
  let mel: string;

  const agentsOf = async (name: string) => {
    const tenant = await plantTenant(server.database, { name });
    const tokenOf = async (developerId: string, agentType: string) => {
      const owner = { tenantId: tenant.id, workspaceId: tenant.workspaceIds[0] ?? '', developerId };
      return (await plantToken(server.database, owner, { agentType })).token;
    };
    ada = await tokenOf(tenant.admin.id, 'claude-code');
    mel = await tokenOf(tenant.member.id, 'codex');
  };

  beforeAll(async () => {
    server = await testApp();
  });
  afterAll(() => server.stop());

  it('are real answers', async () => {
    await agentsOf('acme');
    const daily = new ExamplePage(server);
    const twice = new ExamplePage(server);
    const begun = await daily.show(['A session begins', 'covibe_session', ada], {
      operation: 'start',
      host_session_id: '5f0c2c5e',
      repo: 'vault',
      branch: 'keys',
    });
    const session_id = begun.data?.['session_id'];
    await daily.show(['Nobody does this yet', 'covibe_task', ada], { operation: 'check', ...WORK });
    const started = await daily.show(['Work starts', 'covibe_task', ada], {
      operation: 'start',
      ...WORK,
      session_id,
      idempotency_key: 'start-keys-1',
    });
    const { id: task_id } = started.data?.['task'] as { id: string };
    const warned = await twice.show(['Somebody else wants to do the same', 'covibe_task', mel], {
      operation: 'check',
      title: 'rotate the signing keys',
      repo: 'vault',
    });
    const check_id = warned.data?.['check_id'];
    const judged = await twice.show(
      ['It is the same, says the agent that asked', 'covibe_task', mel],
      {
        operation: 'verdict',
        check_id,
        verdicts: [{ id: task_id, verdict: 'same', reason: 'Both rotate the keys of the vault.' }],
      },
    );
    const beside = await twice.show(['A human lets both go on', 'covibe_task', mel], {
      operation: 'start',
      title: 'rotate the signing keys',
      repo: 'vault',
      confirm_reason: 'Ada does staging, we do production today. (Mel)',
    });
    const refused = await daily.show(['The work of another developer', 'covibe_task', mel], {
      operation: 'complete',
      task_id,
    });
    const wrong = await daily.show(['A field that does not fit', 'covibe_task', mel], {
      operation: 'start',
      title: 'Look at the log',
      paths: ['/var/log/syslog'],
    });
    await daily.show(['The work is done', 'covibe_task', ada], {
      operation: 'complete',
      task_id,
      result_summary: 'Keys are rotated nightly; the old ones stay valid for a day.',
    });
    const answers = [warned, judged, beside, refused, wrong];
    expect(answers.map(({ status }) => status)).toEqual([
      'warning',
      'warning',
      'ok',
      'error',
      'error',
    ]);
    daily.write('examples', '# Calls and their answers');
    twice.write('examples-of-overlap', '# Duplicate work: calls and their answers');
  });

  it('of claims are real answers, too', async () => {
    await agentsOf('docks');
    const page = new ExamplePage(server);
    const ask = (why: string, token: string, input: Record<string, unknown>) =>
      page.show([why, 'covibe_coordinate', token], input);
    const held = await ask('An agent claims what it is about to edit', ada, {
      operation: 'claim',
      ...KEYS,
      reason: 'Splitting the key service in two',
    });
    const claim_id = idIn(held, 'claim');
    const taken = await ask('Another agent wants the same files', mel, {
      operation: 'claim',
      ...KEYS,
    });
    const waits = await ask('It waits for its turn', mel, { operation: 'wait', ...KEYS });
    await ask('The work takes longer than thought', ada, {
      operation: 'renew',
      claim_id,
      minutes: 60,
    });
    await ask('It is given back', ada, { operation: 'release', claim_id });
    const next = await ask('Who waited is the next', mel, { operation: 'claim', ...KEYS });
    const statuses = [held, taken, waits, next].map(({ status }) => status);
    expect(statuses).toEqual(['ok', 'warning', 'warning', 'ok']);
    page.write('examples-of-claims', '# Claims: calls and their answers');
  });

  it('of messages are real answers, too', async () => {
    await agentsOf('piers');
    const page = new ExamplePage(server);
    const ask = (why: string, token: string, input: Record<string, unknown>) =>
      page.show([why, 'covibe_coordinate', token], input);
    const begun = await new ExamplePage(server).show(['', 'covibe_task', ada], {
      operation: 'start',
      ...WORK,
    });
    const asked = await ask('A question to a teammate', mel, {
      operation: 'ask',
      to: 'ada',
      text: 'Does the format of the key files stay?',
    });
    const message_id = idIn(asked, 'message');
    await ask('It waits in their inbox, and is told on their next call', ada, {
      operation: 'inbox',
    });
    await ask('It is answered', ada, {
      operation: 'reply',
      message_id,
      text: 'It stays; only the folder is another.',
    });
    await ask('Who asked has read the answer', mel, {
      operation: 'ack',
      message_ids: [message_id],
    });
    const offered = await ask('A task is offered with where it stands', ada, {
      operation: 'handoff',
      task_id: idIn(begun, 'task'),
      to: 'mel',
      text: 'The service is split; the nightly job is still to do.',
    });
    const accepted = await ask('It is accepted, and is theirs from now on', mel, {
      operation: 'accept',
      message_id: idIn(offered, 'message'),
    });
    expect([asked, offered, accepted].map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
    page.write('examples-of-messages', '# Messages: calls and their answers');
  });
});

/** The id of what an answer holds by this name. */
function idIn({ data }: Awaited<ReturnType<ExamplePage['show']>>, name: string): string {
  return (data?.[name] as { id: string }).id;
}
