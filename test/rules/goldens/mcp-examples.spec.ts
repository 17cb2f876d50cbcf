import { expectGolden } from '../../support/golden.js';
import { plantTenant, plantToken } from '../../support/planted-tenant.js';
import { type TestApp, testApp } from '../../support/test-app.js';
import { realAnswer } from './real-answers.js';

const WORK = {
  title: 'Rotate the signing keys',
  scope: 'The key service and its nightly job',
  action: 'modify',
  component: 'server',
  repo: 'vault',
  paths: ['src/keys.ts'],
};

describe('the examples of calls', () => {
  let server: TestApp;
  let ada: string;
  let mel: string;

  beforeAll(async () => {
    server = await testApp();
    const acme = await plantTenant(server.database, { name: 'acme' });
    const tokenOf = async (developerId: string, agentType: string) => {
      const owner = { tenantId: acme.id, workspaceId: acme.workspaceIds[0] ?? '', developerId };
      return (await plantToken(server.database, owner, { agentType })).token;
    };
    ada = await tokenOf(acme.admin.id, 'claude-code');
    mel = await tokenOf(acme.member.id, 'codex');
  });
  afterAll(() => server.stop());

  it('are real answers', async () => {
    const daily: string[] = [];
    const twice: string[] = [];
    let parts = daily;
    const show = async (
      [why, tool, token]: [string, string, string],
      input: Record<string, unknown>,
    ) => {
      const { raw, shown } = await realAnswer(server, token, { tool, input });
      const call = JSON.stringify({ ...input, ...steadyIds(input) });
      parts.push(`## ${why}`, `\`${tool}\` is asked, and answers:`, block(call), block(shown));
      return raw;
    };
    const begun = await show(['A session begins', 'covibe_session', ada], {
      operation: 'start',
      host_session_id: '5f0c2c5e',
      repo: 'vault',
      branch: 'keys',
    });
    const session_id = begun.data?.['session_id'];
    await show(['Nobody does this yet', 'covibe_task', ada], { operation: 'check', ...WORK });
    const started = await show(['Work starts', 'covibe_task', ada], {
      operation: 'start',
      ...WORK,
      session_id,
      idempotency_key: 'start-keys-1',
    });
    const { id: task_id } = started.data?.['task'] as { id: string };
    parts = twice;
    const warned = await show(['Somebody else wants to do the same', 'covibe_task', mel], {
      operation: 'check',
      title: 'rotate the signing keys',
      repo: 'vault',
    });
    const check_id = warned.data?.['check_id'];
    const judged = await show(['It is the same, says the agent that asked', 'covibe_task', mel], {
      operation: 'verdict',
      check_id,
      verdicts: [{ id: task_id, verdict: 'same', reason: 'Both rotate the keys of the vault.' }],
    });
    const beside = await show(['A human lets both go on', 'covibe_task', mel], {
      operation: 'start',
      title: 'rotate the signing keys',
      repo: 'vault',
      confirm_reason: 'Ada does staging, we do production today. (Mel)',
    });
    parts = daily;
    const refused = await show(['The work of another developer', 'covibe_task', mel], {
      operation: 'complete',
      task_id,
    });
    const wrong = await show(['A field that does not fit', 'covibe_task', mel], {
      operation: 'start',
      title: 'Look at the log',
      paths: ['/var/log/syslog'],
    });
    await show(['The work is done', 'covibe_task', ada], {
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
    const lead =
      'Each answer is one that the server gave; only ids and times were made the same. This page is written by `npm run golden`.';
    const page = (name: string, head: string, shown: string[]) =>
      expectGolden(`../../docs/engineering/mcp/${name}.md`, [head, lead, ...shown].join('\n\n'));
    page('examples', '# Calls and their answers', daily);
    page('examples-of-overlap', '# Duplicate work: calls and their answers', twice);
  });
});

const block = (text: string) => `\`\`\`json\n${text}\n\`\`\``;

/** Ids in a call as the answers above show them, in its lists too. */
function steadyIds(input: Record<string, unknown>): Record<string, unknown> {
  const ids = Object.entries(input).filter(
    ([name]) => name.endsWith('_id') && name !== 'host_session_id',
  );
  const { verdicts } = input as { verdicts?: { id: string }[] };
  return {
    ...Object.fromEntries(ids.map(([name, id]) => [name, steadyId(String(id))])),
    ...(verdicts ? { verdicts: verdicts.map((one) => ({ ...one, id: steadyId(one.id) })) } : {}),
  };
}

function steadyId(id: string): string {
  return id.replace(/_.*$/, '_01K9Z6T2M0V7Q8W3X4Y5Z6A7B8');
}
