import type { CheckReply, TaskReply, VerdictReply } from '@covibe/contracts';
import pg from 'pg';
import type { AgentCaller } from '../support/agent-caller.js';
import { agentsOf } from '../support/agents-of.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

interface Begun {
  task: TaskReply | null;
  check: CheckReply | null;
}
const UNKNOWN = 'chk_01ARZ3NDEKTSV4RRFFQ69G5FAV';
const REASON = 'The customer pays for both, says Mel.';

describe('verdicts', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let ada: AgentCaller;
  let mel: AgentCaller;

  const begin = async (title: string, more: object = {}) =>
    (await ada.task<Begun>('start', { title, ...more })).data?.task?.id ?? '';
  const check = async (title: string, more: object = {}) =>
    (await mel.task<CheckReply>('check', { title, ...more })).data as CheckReply;
  const judge = (check_id: string, id: string, verdict: string, more: object = {}) =>
    mel.task<VerdictReply>('verdict', {
      check_id,
      verdicts: [{ id, verdict, reason: 'I read both of them.' }],
      ...more,
    });

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme' });
    ada = await agentsOf(server, acme)(acme.admin.id);
    mel = await agentsOf(server, acme)(acme.member.id);
  });
  afterAll(() => server.stop());

  it('different work may start, and is not asked about again', async () => {
    const title = 'Archive inactive chat rooms every night';
    const id = await begin(title, { scope: 'the hosted product' });
    const asked = await check(title, { scope: 'the desktop client' });
    expect(asked.candidates).toMatchObject([{ id }]);
    expect(await judge(asked.check_id, id, 'different')).toMatchObject({
      status: 'ok',
      data: { may_start: true, remaining: [], same: [] },
    });
    expect(await check(title, { scope: 'the desktop client' })).toMatchObject({
      candidates: [],
      matches: [{ id }],
    });
    const begun = await mel.task<Begun>('start', { title, scope: 'the desktop client' });
    expect(begun).toMatchObject({ status: 'ok', data: { check: null } });
    // Nor is the other side, where the same two texts meet the other way round.
    const other = await ada.task<CheckReply>('check', { title, scope: 'the hosted product' });
    const ids = other.data?.candidates.map((candidate) => candidate.id);
    expect(ids).not.toContain(begun.data?.task?.id);
  });

  it('is asked for again when a text changed', async () => {
    const title = 'Sign release tarballs with a hardware key';
    const id = await begin(title);
    const asked = await check(title, { scope: 'npm packages' });
    await judge(asked.check_id, id, 'different');
    await ada.task('update', { task_id: id, scope: 'npm packages of the console' });
    expect((await check(title, { scope: 'npm packages' })).candidates).toMatchObject([{ id }]);
  });

  it('stands for planned work as for started work', async () => {
    const title = 'Draw the dependency graph of services';
    const id = await begin(title);
    const refused = await mel.task<Begun>('plan', { title });
    expect(refused).toMatchObject({ status: 'warning', data: { task: null } });
    await judge(refused.data?.check?.check_id ?? '', id, 'same', { confirm_reason: REASON });
    const planned = await mel.task<Begun>('plan', { title });
    const task_id = planned.data?.task?.id;
    const started = await mel.task<Begun>('start_planned', { task_id });
    expect(started.data?.task).toMatchObject({ status: 'active' });
  });

  it('planned work cannot skip the check before it starts', async () => {
    const title = 'Detect leaked credentials in build logs';
    const planned = await mel.task<Begun>('plan', { title });
    const task_id = planned.data?.task?.id;
    const asked = await ada.task<CheckReply>('check', { title });
    await ada.task('verdict', {
      check_id: asked.data?.check_id,
      verdicts: [{ id: task_id, verdict: 'different', reason: 'Mine reads other logs.' }],
    });
    const id = await begin(title);
    const refused = await mel.task<Begun>('start_planned', { task_id });
    expect(refused).toMatchObject({ status: 'warning', data: { task: null } });
    await judge(refused.data?.check?.check_id ?? '', id, 'same');
    const started = await mel.task<Begun>('start_planned', { task_id, confirm_reason: REASON });
    expect(started.data?.task).toMatchObject({ status: 'active' });
  });

  it('whoever checks before starting their own plan is not stopped by it', async () => {
    const title = 'Warm the image cache after each deploy';
    const planned = await mel.task<Begun>('plan', { title });
    const asked = await check(title);
    expect(asked).toMatchObject({ candidates: [], matches: [{ id: planned.data?.task?.id }] });
    const twice = await mel.task<Begun>('start', { title });
    expect(twice.data?.task).toBeNull();
    expect(twice.feedback.required_action).toContain('start_planned');
  });

  it('lists what is not judged yet', async () => {
    const title = 'Rewrite permission checks of shared folders';
    const id = await begin(title, { scope: 'folders of teams' });
    const second = 'Rewrite the permission checks of shared folders';
    const other = await ada.task<Begun>('check', { title: second, scope: 'folders' });
    await ada.task('verdict', {
      check_id: (other.data as unknown as CheckReply).check_id,
      verdicts: [{ id, verdict: 'different', reason: 'Guests only.' }],
    });
    const another = await begin(second, { scope: 'folders' });
    const asked = await check('Rewrite permission checks of shared folders now');
    expect(asked.candidates.map((match) => match.id).sort()).toEqual([id, another].sort());
    const partly = await judge(asked.check_id, id, 'different');
    expect(partly).toMatchObject({
      status: 'warning',
      data: { may_start: false, remaining: [another] },
    });
    expect(partly.feedback.required_action).toContain(another);
  });

  it('answers a foreign, a past and an unknown check alike', async () => {
    const title = 'Collapse quoted replies in threads';
    const id = await begin(title);
    const asked = await check(title);
    const verdicts = [{ id, verdict: 'different', reason: 'Other threads.' }];
    const foreign = await ada.task('verdict', { check_id: asked.check_id, verdicts });
    await ownerSql(
      server.database,
      `update preflight_checks set expires_at = now() - interval '1 second' where id = $1`,
      [asked.check_id],
    );
    const past = await mel.task('verdict', { check_id: asked.check_id, verdicts });
    const unknown = await mel.task('verdict', { check_id: UNKNOWN, verdicts });
    expect(unknown.error).toMatchObject({ code: 'overlap/no_such_check', field: 'check_id' });
    expect(foreign.error).toEqual(unknown.error);
    expect(past.error).toEqual(unknown.error);
  });

  it('is refused for work the check does not ask about', async () => {
    const title = 'Limit attachments to forty megabytes';
    await begin(title);
    const asked = await check(title);
    const refused = await judge(asked.check_id, 'task_01ARZ3NDEKTSV4RRFFQ69G5FAV', 'different');
    expect(refused.error).toMatchObject({ code: 'overlap/not_a_candidate', field: 'verdicts' });
  });

  it.each([
    ['no verdict at all', { verdicts: [] }],
    ['another word', { verdicts: [{ id: 'x', verdict: 'maybe', reason: 'who knows' }] }],
    ['no reason', { verdicts: [{ id: 'x', verdict: 'same' }] }],
    ['a text', { verdicts: 'same' }],
    ['a reason of 501 characters', { confirm_reason: 'x'.repeat(501) }],
  ])('names the field at fault: %s', async (_, fields) => {
    const verdicts = [{ id: 'x', verdict: 'same', reason: 'because' }];
    const answer = await mel.task('verdict', { check_id: UNKNOWN, verdicts, ...fields });
    expect(answer.error?.code).toBe('mcp/invalid_input');
    expect(answer.error?.field).toContain(Object.keys(fields)[0]);
  });

  it.each([
    ['one word', { title: 'Typo' }],
    ['emoji', { title: '🚀🔥✨' }],
    ['another script', { title: '修复登录按钮的颜色' }],
    ['two hundred paths', { title: 'Many paths', paths: paths(200) }],
  ])('takes %s', async (_, text) => {
    expect((await mel.task('check', text)).error).toBeUndefined();
    expect((await mel.task<Begun>('start', text)).data?.task).not.toBeNull();
  });

  it.each([
    ['an empty title', { title: '' }, 'title'],
    ['2,000 characters of title', { title: 'x'.repeat(2_000) }, 'title'],
    ['500 paths', { title: 'Fine', paths: paths(500) }, 'paths'],
    ['a climbing path', { title: 'Fine', paths: ['../secret'] }, 'paths'],
    ['an absolute path', { title: 'Fine', paths: ['/etc/hosts'] }, 'paths'],
  ])('refuses %s', async (_, text, field) => {
    expect((await mel.task('check', text)).error).toMatchObject({ field });
  });

  it('skips a check that cannot finish in two seconds, says so, and stops nobody', async () => {
    const title = 'Retry webhooks with growing pauses';
    await begin(title);
    const blocker = new pg.Client({ connectionString: server.database.ownerUrl });
    await blocker.connect();
    await blocker.query('begin');
    await blocker.query('lock table overlap_postings in access exclusive mode');
    const began = performance.now();
    const skipped = await mel.task<CheckReply>('check', { title });
    const took = performance.now() - began;
    await blocker.query('rollback');
    await blocker.end();
    expect(skipped).toMatchObject({
      status: 'ok',
      data: { skipped: true, matches: [], requires_verdict: false },
      feedback: { notes: [{ kind: 'check_skipped' }] },
    });
    expect(took).toBeLessThan(3_500);
    const kept = await ownerSql(
      server.database,
      'select skipped, status from preflight_checks where id = $1',
      [skipped.data?.check_id],
    );
    expect(kept).toEqual([{ skipped: true, status: 'ok' }]);
    // The next one is a real one again.
    expect((await check(title)).candidates).toHaveLength(1);
  });
});

function paths(count: number): string[] {
  return Array.from({ length: count }, (_, nth) => `src/part-${nth}/file-${nth}.ts`);
}
