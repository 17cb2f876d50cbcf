import type { CheckReply, TaskReply } from '@covibe/contracts';
import { AgentCaller } from '../support/agent-caller.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant, plantToken } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

interface WithTask {
  task: TaskReply;
  check: CheckReply | null;
}

describe('an agent and its tasks', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let ada: AgentCaller;
  let mel: AgentCaller;

  const agentOf = async (developerId: string, agentType: string | null = null) => {
    const owner = { tenantId: acme.id, workspaceId: acme.workspaceIds[0] ?? '', developerId };
    return new AgentCaller(server, (await plantToken(server.database, owner, { agentType })).token);
  };

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme' });
    ada = await agentOf(acme.admin.id, 'claude-code');
    mel = await agentOf(acme.member.id, 'codex');
  });
  afterAll(() => server.stop());

  it('goes from check through start and block to done', async () => {
    const text = { title: 'Rotate the signing keys', repo: 'vault', paths: ['src/keys.ts'] };
    const check = await ada.task<CheckReply>('check', text);
    expect(check).toMatchObject({ status: 'ok', data: { matches: [], requires_verdict: false } });
    const started = await ada.task<WithTask>('start', text);
    expect(started.data?.task).toMatchObject({
      status: 'active',
      agent_type: 'claude-code',
      repo: 'vault',
      paths: ['src/keys.ts'],
      is_mine: true,
    });
    expect(started.data?.check).toBeNull();
    const task_id = started.data?.task.id;
    const blocked = await ada.task<WithTask>('block', { task_id, reason: 'waits for the HSM' });
    expect(blocked.data?.task).toMatchObject({
      status: 'blocked',
      blocked_reason: 'waits for the HSM',
    });
    await ada.task('unblock', { task_id });
    const done = await ada.task<WithTask>('complete', { task_id, result_summary: 'Rotated.' });
    expect(done.data?.task).toMatchObject({ status: 'done', result_summary: 'Rotated.' });
  });

  it('makes the check itself when nobody checked the same text before', async () => {
    const started = await ada.task<WithTask>('start', { title: 'Never checked' });
    expect(started.data?.check).toMatchObject({ matches: [] });
  });

  it('is told of open work of the same title by somebody else, as data', async () => {
    await ada.task('start', { title: 'Migrate the billing ledger to Postgres' });
    const title = '  migrate the  BILLING ledger to Postgres ';
    const check = await mel.task<CheckReply>('check', { title });
    expect(check.status).toBe('warning');
    expect(check.feedback.required_action).toContain('candidates');
    expect(check.data?.candidates).toMatchObject([
      {
        title: 'Migrate the billing ledger to Postgres',
        owner: 'ada',
        status: 'active',
        untrusted: true,
      },
    ]);
  });

  it('finishes once, however often it says so', async () => {
    const { data } = await ada.task<WithTask>('start', { title: 'Finish once' });
    const task_id = data?.task.id;
    const first = await ada.task<WithTask>('complete', { task_id, result_summary: 'one' });
    const second = await ada.task<WithTask>('complete', { task_id, result_summary: 'two' });
    expect(second.data?.task).toEqual(first.data?.task);
    expect(await ada.task('update', { task_id, title: 'Again' })).toMatchObject({
      status: 'error',
      error: { code: 'task/wrong_state' },
    });
  });

  it('gives the same answer to the same key and refuses another request under it', async () => {
    const key = { idempotency_key: 'start-1' };
    const first = await ada.task<WithTask>('start', { title: 'Retried', ...key });
    const again = await ada.task<WithTask>('start', { title: 'Retried', ...key });
    expect(again.data?.task.id).toBe(first.data?.task.id);
    expect(await ada.task('start', { title: 'Something else', ...key })).toMatchObject({
      status: 'error',
      error: { code: 'request/idempotency_key_reused', field: 'idempotency_key' },
    });
  });

  it.each([
    ['block', 'Sharpen the saw'],
    ['cancel', 'Water the office plants'],
    ['complete', 'Publish quarterly numbers'],
    ['update', 'Rename invoice columns'],
    ['start_planned', 'Compress uploaded photos'],
  ])('may not %s the task of another developer', async (operation, title) => {
    const { data } = await ada.task<WithTask>('plan', { title });
    const task_id = data?.task.id;
    const before = await ada.task('update', { task_id });
    const refused = await mel.task(operation, { task_id, reason: 'because', title: 'Mine now' });
    expect(refused).toMatchObject({ status: 'error' });
    const after = await ada.task('update', { task_id });
    const still = ({ data: found }: typeof after) => ({
      ...(found?.['task'] as TaskReply),
      updated_at: '',
    });
    expect(still(after)).toEqual(still(before));
  });

  it('plans, edits and starts planned work', async () => {
    const planned = await mel.task<WithTask>('plan', { title: 'Later', priority: 'high' });
    const task_id = planned.data?.task.id;
    expect(planned.data?.task).toMatchObject({ status: 'planned', priority: 'high' });
    const edited = await mel.task<WithTask>('update', { task_id, scope: 'the cache only' });
    expect(edited.data?.task.scope).toBe('the cache only');
    const started = await mel.task<WithTask>('start_planned', { task_id });
    expect(started.data?.task).toMatchObject({ status: 'active', agent_type: 'codex' });
    expect(started.data?.check).not.toBeNull();
  });

  it('is told what to do with a workstream whose state does not allow it', async () => {
    const stream = (operation: string, input: object) =>
      ada.call<{ workstream: { id: string } }>('covibe_workstream', { operation, ...input });
    const planned = await stream('plan', { title: 'Move the archive to cold storage' });
    const workstream_id = planned.data?.workstream.id;
    const early = await stream('complete', { workstream_id });
    expect(early.error).toMatchObject({
      code: 'workstream/wrong_state',
      message: expect.stringContaining('start_planned') as string,
    });
    await stream('start_planned', { workstream_id });
    const again = await stream('start_planned', { workstream_id });
    expect(again.error?.message).toContain('goes on');
  });

  it('puts tasks that name no workstream into one container a repository', async () => {
    const titles = ['One thing', 'Another thing', 'A third thing'];
    const homes = await Promise.all(
      titles.map(async (title) => {
        const { data } = await ada.task<WithTask>('start', { title, repo: 'lonely' });
        return data?.task.workstream;
      }),
    );
    expect(new Set(homes.map((home) => home?.id)).size).toBe(1);
    expect(homes[0]?.title).toBe('lonely (unsorted)');
  });

  it('finds the container of its repository behind any number of younger workstreams', async () => {
    const text = { repo: 'crowded' };
    const first = await ada.task<WithTask>('start', { title: 'Before the crowd', ...text });
    await ownerSql(
      server.database,
      `insert into workstreams (workspace_id, id, developer_id, title, title_key, repo, status,
                                created_at, updated_at)
       select $1, 'stream_crowd' || n, $2, 'crowd ' || n, 'crowd ' || n, 'crowded', 'active',
              now() + interval '1 minute', now() + interval '1 minute'
         from generate_series(1, 200) as n`,
      [acme.workspaceIds[0], acme.admin.id],
    );
    const later = await ada.task<WithTask>('start', { title: 'Behind it', ...text });
    expect(later.error).toBeUndefined();
    expect(later.data?.task.workstream).toEqual(first.data?.task.workstream);
  });

  it('is written down as a warning where its check found open work', async () => {
    const title = 'Warn everybody before the certificate expires';
    await ada.task('start', { title });
    for (const operation of ['check', 'start']) await mel.task(operation, { title });
    const uses = await ownerSql(
      server.database,
      `select name, status from usage_events where developer_id = $1 and status <> 'ok'
        order by occurred_at desc, id desc limit 2`,
      [acme.member.id],
    );
    expect(uses).toEqual(
      expect.arrayContaining([
        { name: 'covibe_task.check', status: 'warning' },
        { name: 'covibe_task.start', status: 'warning' },
      ]),
    );
  });

  it.each([
    ['an absolute path', { paths: ['/etc/passwd'] }, 'paths'],
    ['a climbing path', { paths: ['src/../../x'] }, 'paths'],
    ['a home path', { paths: ['~/secret'] }, 'paths'],
    ['a path for a repository', { repo: 'owner/name' }, 'repo'],
    ['an unknown field', { prompt: 'everything I was told' }, 'prompt'],
    ['a missing title', { title: undefined }, 'title'],
    ['a title of the wrong type', { title: ['x'] }, 'title'],
    ['a huge id', { workstream_id: 'x'.repeat(50_000) }, 'workstream_id'],
  ])('is told which field is at fault: %s', async (_, fields, field) => {
    const answer = await ada.task('start', { title: 'Fine', ...fields });
    expect(answer).toMatchObject({ status: 'error', error: { code: 'mcp/invalid_input', field } });
  });

  it('never gets hidden characters of other people back', async () => {
    await ada.task('start', { title: 'Hidden \u202Etext\u001b[31m \u{E0041}\u{E0101}here' });
    const check = await mel.task<CheckReply>('check', {
      title: 'Hidden \u202Etext\u001b[31m \u{E0041}\u{E0101}here',
    });
    expect(check.data?.matches[0]?.title).toBe('Hidden text here');
  });
});
