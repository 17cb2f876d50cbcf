import { OVERLAP, type CheckReply, type TaskReply, type VerdictReply } from '@covibe/contracts';
import { OverlapWarningReply, OverlapWarningsReply } from '@covibe/contracts/dto';
import type { AgentCaller } from '../support/agent-caller.js';
import { agentsOf } from '../support/agents-of.js';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

interface Begun {
  task: TaskReply | null;
  check: CheckReply | null;
}

const OURS = {
  title: 'Add rate limiting to the public search API',
  scope: 'Throttle anonymous requests of the search endpoint with a token bucket',
  repo: 'gateway',
  action: 'create',
  component: 'server',
  paths: ['src/search/limits.ts', 'src/search/routes.ts'],
};
const THEIRS = {
  title: 'Rate limit the public search endpoint',
  scope: 'Token bucket that throttles anonymous search requests',
  repo: 'gateway',
  action: 'create',
  component: 'server',
  paths: ['src/search/limits.ts'],
};
const REASON = 'Both teams need their own prototype this week, says Mel.';

describe('two agents about to do the same work', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let first: AgentCaller;
  let second: AgentCaller;
  let ada: BrowserPerson;
  let mel: BrowserPerson;
  let begun: TaskReply | null | undefined;
  let check: CheckReply | null;

  const warnings = async (status?: string) =>
    expectReply(
      OverlapWarningsReply,
      await ada.get(`${OVERLAP.warnings.path}${status ? `?status=${status}` : ''}`),
    );

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme' });
    const agent = agentsOf(server, acme);
    first = await agent(acme.admin.id, { agentType: 'claude-code' });
    second = await agent(acme.member.id, { agentType: 'codex' });
    ada = await BrowserPerson.signedIn(server, acme.admin.id);
    mel = await BrowserPerson.signedIn(server, acme.member.id);
  });
  afterAll(() => server.stop());

  it('the first one starts freely', async () => {
    const checked = await first.task<CheckReply>('check', OURS);
    expect(checked).toMatchObject({ status: 'ok', data: { matches: [], requires_verdict: false } });
    const started = await first.task<Begun>('start', OURS);
    expect(started.status).toBe('ok');
    begun = started.data?.task;
    expect(begun).toMatchObject({ status: 'active' });
  });

  it('the second one is warned, told why, and told what to do', async () => {
    const warned = await second.task<CheckReply>('check', THEIRS);
    expect(warned.status).toBe('warning');
    check = warned.data;
    expect(check).toMatchObject({
      requires_verdict: true,
      skipped: false,
      candidates: [{ id: begun?.id, owner: 'ada', status: 'active', untrusted: true }],
    });
    expect(check?.candidates[0]?.score).toBeGreaterThan(0.5);
    expect(check?.candidates[0]?.reasons.length).toBeGreaterThan(0);
    expect(warned.feedback.required_action).toContain('"verdict"');
    expect(warned.feedback.required_action).toContain(check?.check_id);
    const { warnings: open, open_count } = await warnings();
    expect(open_count).toBe(1);
    expect(open).toMatchObject([
      {
        id: check?.warning_id,
        status: 'open',
        is_mine: false,
        may_decide: true,
        subject: { id: null, title: THEIRS.title, owner: { handle: 'mel' } },
        pairs: [{ escalated: true, verdict: null, other: { id: begun?.id, title: OURS.title } }],
      },
    ]);
  });

  it.each(['start', 'plan'])('the second one cannot %s without a verdict', async (operation) => {
    const refused = await second.task<Begun>(operation, { ...THEIRS, confirm_reason: REASON });
    expect(refused).toMatchObject({
      status: 'warning',
      data: { task: null, check: { requires_verdict: true } },
    });
    expect(refused.feedback.required_action).toContain('Do not begin');
  });

  it('the same work needs the reason of a human', async () => {
    const said = { id: begun?.id, verdict: 'same', reason: 'Both throttle anonymous search.' };
    const judged = await second.task<VerdictReply>('verdict', {
      check_id: check?.check_id,
      verdicts: [said],
    });
    expect(judged).toMatchObject({
      status: 'warning',
      data: { may_start: false, remaining: [], same: [{ id: begun?.id, owner: 'ada' }] },
    });
    expect(judged.feedback.required_action).toContain('covibe_coordinate');
    const refused = await second.task<Begun>('start', THEIRS);
    expect(refused).toMatchObject({ status: 'warning', data: { task: null } });
    const short = await second.task<Begun>('start', { ...THEIRS, confirm_reason: 'because' });
    expect(short).toMatchObject({ status: 'error', error: { field: 'confirm_reason' } });
  });

  it('with it both go on, and Coordination shows who said so', async () => {
    const started = await second.task<Begun>('start', { ...THEIRS, confirm_reason: REASON });
    expect(started).toMatchObject({ status: 'ok', data: { task: { status: 'active' } } });
    const { warnings: standing } = await warnings();
    expect(standing).toMatchObject([
      {
        status: 'confirmed',
        confirm_reason: REASON,
        decided_by: { handle: 'mel' },
        subject: { id: started.data?.task?.id, status: 'active' },
        pairs: [{ verdict: { verdict: 'same', by: { handle: 'mel' }, agent_type: 'codex' } }],
      },
    ]);
    const one = expectReply(
      OverlapWarningReply,
      await mel.get(OVERLAP.warning.path.replace(':id', standing[0]?.id ?? '')),
    );
    expect(one.is_mine).toBe(true);
  });

  it('completing either side clears it', async () => {
    await first.task('complete', { task_id: begun?.id, result_summary: 'Limited.' });
    expect((await warnings()).warnings).toEqual([]);
    expect((await warnings('cleared')).warnings).toMatchObject([{ status: 'cleared' }]);
  });

  it('finished work is mentioned and stops nobody', async () => {
    const title = 'Add rate limits to the public search API';
    const checked = await first.task<CheckReply>('check', { ...OURS, title });
    const done = checked.data?.matches.find(({ id }) => id === begun?.id);
    expect(done).toMatchObject({ status: 'done', suppressed_by: 'closed' });
    expect(checked.data?.candidates.map(({ id }) => id)).not.toContain(begun?.id);
  });
});
