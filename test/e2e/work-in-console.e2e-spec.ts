import { ACTIVITY, PROFILE, TASKS, TEAM, WORKSTREAMS } from '@covibe/contracts';
import {
  ActivityReply,
  PlannedReply,
  PlannedWorkstreamReply,
  StateReply,
  TaskHistoryReply,
  TaskReply,
  TasksReply,
  WorkstreamHistoryReply,
  WorkstreamsReply,
} from '@covibe/contracts/dto';
import type { AgentCaller } from '../support/agent-caller.js';
import { agentsOf } from '../support/agents-of.js';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

const at = (path: string, id: string) => path.replace(':id', id);

describe('work as people see and plan it', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let ada: BrowserPerson;
  let mel: BrowserPerson;
  let agent: AgentCaller;

  const plan = async (person: BrowserPerson, body: object) =>
    expectReply(PlannedReply, await person.send('POST', TASKS.plan.path, body));
  const typesOf = async (id: string) =>
    expectReply(TaskHistoryReply, await ada.get(at(TASKS.show.path, id))).events.map(
      ({ type }) => type,
    );

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme' });
    ada = await BrowserPerson.signedIn(server, acme.admin.id);
    mel = await BrowserPerson.signedIn(server, acme.member.id);
    agent = await agentsOf(server, acme)(acme.member.id, { agentType: 'codex' });
  });
  afterAll(() => server.stop());

  it('plans a task through the same core as agents do', async () => {
    const { status, task } = await plan(mel, { title: 'Write the runbook', priority: 'high' });
    expect(status).toBe('ok');
    expect(task).toMatchObject({
      status: 'planned',
      priority: 'high',
      is_mine: true,
      agent_type: null,
    });
    expect(await typesOf(task?.id ?? '')).toEqual(['task.planned']);
  });

  it('creates nothing for a likely duplicate until that is confirmed', async () => {
    await agent.task('start', { title: 'Split the monolith into three deployable services' });
    const body = { title: 'split the  Monolith into three deployable services' };
    const warned = await plan(ada, body);
    expect(warned).toMatchObject({ status: 'warning', task: null });
    expect(warned.check.candidates).toMatchObject([{ owner: 'mel', status: 'active' }]);
    const confirmed = await plan(ada, { ...body, confirm: true });
    expect(confirmed).toMatchObject({ status: 'ok', task: { title: body.title } });
  });

  it('edits planned work and says so in its history', async () => {
    const { task } = await plan(mel, { title: 'Draft' });
    const id = task?.id ?? '';
    const edited = await mel.send('PATCH', at(TASKS.edit.path, id), {
      title: 'Draft two',
      scope: 'docs',
    });
    expect(expectReply(TaskReply, edited)).toMatchObject({ title: 'Draft two', scope: 'docs' });
    expect(await typesOf(id)).toEqual(['task.planned_updated', 'task.planned']);
    const foreign = await ada.send('PATCH', at(TASKS.edit.path, id), { title: 'Not mine' });
    expect(foreign.statusCode).toBe(403);
  });

  it('lets an admin cancel or reassign what somebody else planned, and records that', async () => {
    const { task } = await plan(mel, { title: 'Given away' });
    const id = task?.id ?? '';
    const moved = await ada.send('POST', at(TASKS.reassign.path, id), {
      developer_id: acme.admin.id,
    });
    expect(expectReply(TaskReply, moved).owner.handle).toBe('ada');
    const cancelled = await ada.send('POST', at(TASKS.cancel.path, id), { reason: 'not needed' });
    expect(expectReply(TaskReply, cancelled)).toMatchObject({
      status: 'cancelled',
      cancel_reason: 'not needed',
    });
    expect(await typesOf(id)).toEqual(['task.cancelled', 'task.reassigned', 'task.planned']);
  });

  it('refuses a member who reassigns, and an agent that cancels what is not its own', async () => {
    const { task } = await plan(ada, { title: 'Stays with Ada' });
    const id = task?.id ?? '';
    const refused = await mel.send('POST', at(TASKS.reassign.path, id), {
      developer_id: acme.member.id,
    });
    expect(refused.statusCode).toBe(403);
    const cancelled = await mel.send('POST', at(TASKS.cancel.path, id), { reason: 'I want to' });
    expect(cancelled.statusCode).toBe(403);
  });

  it('gives no task to somebody outside the workspace', async () => {
    const { task } = await plan(ada, { title: 'For members only' });
    const other = await plantTenant(server.database, { name: 'other' });
    const body = { developer_id: other.member.id };
    const reply = await ada.send('POST', at(TASKS.reassign.path, task?.id ?? ''), body);
    expect(reply.statusCode).toBe(404);
  });

  it('pages through tasks without a gap or a double', async () => {
    for (let place = 0; place < 7; place += 1) await plan(mel, { title: `Paged ${place}` });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor ? `&cursor=${cursor}` : '';
      const reply = await mel.get(`${TASKS.list.path}?q=paged&limit=3${query}`);
      const page: TasksReply = expectReply(TasksReply, reply);
      seen.push(...page.tasks.map(({ title }) => title));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((place) => `Paged ${place}`));
  });

  it.each([
    ['limit=201', 'limit'],
    ['limit=x', 'limit'],
    ['cursor=nonsense', 'cursor'],
    ['status=everything', 'status'],
    ['wish=1', 'wish'],
  ])('names what is wrong with the filter %s', async (query, field) => {
    const reply = await mel.get(`${TASKS.list.path}?${query}`);
    expect(reply.statusCode).toBe(400);
    expect(JSON.parse(reply.body)).toMatchObject({ field });
  });

  it('plans workstreams and counts the tasks in them', async () => {
    const planned = await mel.send('POST', WORKSTREAMS.plan.path, { title: 'Search rewrite' });
    const { workstream } = expectReply(PlannedWorkstreamReply, planned);
    const workstream_id = workstream?.id ?? '';
    await agent.task('start', { title: 'Index the titles', workstream_id });
    await plan(mel, { title: 'Rank the hits', workstream_id });
    const shown = await mel.get(at(WORKSTREAMS.show.path, workstream_id));
    const { workstream: found } = expectReply(WorkstreamHistoryReply, shown);
    expect(found.task_counts).toMatchObject({ active: 1, planned: 1, done: 0 });
    expect(found.recent_tasks.map(({ title }) => title)).toEqual([
      'Rank the hits',
      'Index the titles',
    ]);
    const list = expectReply(WorkstreamsReply, await mel.get(`${WORKSTREAMS.list.path}?q=search`));
    expect(list.workstreams.map(({ id }) => id)).toEqual([workstream_id]);
  });

  it('puts a task by its words where it belongs', async () => {
    await mel.send('POST', WORKSTREAMS.plan.path, { title: 'Passkey login' });
    const { task } = await plan(mel, { title: 'Test the passkey login on phones' });
    expect(task?.workstream.title).toBe('Passkey login');
  });

  it('refuses an edit under the key of another task’s edit', async () => {
    const [first, second] = await Promise.all(
      ['Edited', 'Left alone'].map(async (title) => (await plan(mel, { title })).task?.id ?? ''),
    );
    const edit = { priority: 'urgent', idempotency_key: 'edit-1' };
    expect((await mel.send('PATCH', at(TASKS.edit.path, first ?? ''), edit)).statusCode).toBe(200);
    expect((await mel.send('PATCH', at(TASKS.edit.path, second ?? ''), edit)).statusCode).toBe(409);
  });

  it('shows the team at a glance, bounded', async () => {
    await agent.call('covibe_note', { operation: 'blocker', title: 'No staging database' });
    await agent.call('covibe_note', { operation: 'decision', title: 'We keep PostgreSQL' });
    const state = expectReply(StateReply, await ada.get(`${TEAM.state.path}?limit=5`));
    expect(state.blockers).toMatchObject([{ title: 'No staging database', open: true }]);
    expect(state.decisions).toMatchObject([{ title: 'We keep PostgreSQL' }]);
    expect(state.planned.length).toBeLessThanOrEqual(5);
    expect(state.task_counts.planned).toBeGreaterThan(5);
    expect((await ada.get(`${TEAM.state.path}?limit=500`)).statusCode).toBe(400);
  });

  it('shows a private teammate to nobody but themselves', async () => {
    await agent.session('publish_context', { title: 'for my own eyes', summary: 's' });
    await mel.send('PATCH', PROFILE.change.path, { visibility: 'private' });
    for (const path of [
      TEAM.state.path,
      ACTIVITY.list.path,
      `${ACTIVITY.export.path}?format=csv`,
    ]) {
      const { body } = await ada.get(path);
      expect(body).not.toContain(acme.member.id);
      expect(body).not.toContain('"mel"');
      expect(body).not.toContain('for my own eyes');
    }
    expect(expectReply(TasksReply, await ada.get(`${TASKS.list.path}?owner=mel`)).tasks).toEqual(
      [],
    );
    expect(
      expectReply(TasksReply, await mel.get(`${TASKS.list.path}?owner=mel`)).tasks,
    ).not.toEqual([]);
    await ownerSql(server.database, `update developers set visibility = 'public' where id = $1`, [
      acme.member.id,
    ]);
  });

  it('keeps a timeline that can be filtered and taken along', async () => {
    const done = await agent.task<{ task: TaskReply }>('start', {
      title: '=cmd|danger',
      repo: 'ledger',
    });
    await agent.task('complete', {
      task_id: done.data?.task.id,
      result_summary: 'Closed, "finally"',
    });
    const page = expectReply(
      ActivityReply,
      await ada.get(`${ACTIVITY.list.path}?repo=ledger&kind=task`),
    );
    expect(page.entries.map(({ type, summary }) => [type, summary])).toEqual([
      ['task.completed', 'Closed, "finally"'],
      ['task.started', null],
    ]);
    expect(page.entries[0]).toMatchObject({
      agent_type: 'codex',
      via: 'agent',
      actor: { handle: 'mel' },
    });
    const csv = await ada.get(`${ACTIVITY.export.path}?format=csv&repo=ledger&kind=task`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toContain('attachment');
    const lines = csv.body.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain("'=cmd|danger");
    expect(lines[1]).toContain('"Closed, ""finally"""');
    const ndjson = await ada.get(`${ACTIVITY.export.path}?format=ndjson&repo=ledger&kind=task`);
    const entries = ndjson.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(entries).toEqual(page.entries);
  });

  it('loses and doubles no event while new ones arrive', async () => {
    const first = expectReply(ActivityReply, await ada.get(`${ACTIVITY.list.path}?limit=4`));
    await plan(mel, { title: 'Arrives meanwhile' });
    const next = await ada.get(`${ACTIVITY.list.path}?limit=4&cursor=${first.next_cursor}`);
    const second = expectReply(ActivityReply, next);
    const all = expectReply(ActivityReply, await ada.get(`${ACTIVITY.list.path}?limit=20`)).entries;
    const offset = all.findIndex(({ id }) => id === first.entries[0]?.id);
    const ids = [...first.entries, ...second.entries].map(({ id }) => id);
    expect(ids).toEqual(all.slice(offset, offset + 8).map(({ id }) => id));
  });
});

describe('what is written down of agents', () => {
  it('is one usage event for every call, the failing ones too, and the feedback they got', async () => {
    const server = await testApp();
    const acme = await plantTenant(server.database, { name: 'acme' });
    const agent = await agentsOf(server, acme)(acme.member.id, { agentType: 'cursor' });
    const other = await agentsOf(server, acme)(acme.admin.id);
    const title = 'Do the same careful thing twice';
    await other.task('start', { title });
    await agent.task('check', { title });
    await agent.task('start', {});
    await agent.task('wish', {});
    await agent.call('covibe_team', { operation: 'state' });
    await new Promise((done) => setTimeout(done, 1_300));
    const rows = await ownerSql<{ name: string; status: string; agent_type: string }>(
      server.database,
      `select name, status, agent_type from usage_events where agent_type = 'cursor' order by occurred_at`,
    );
    expect(rows.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
      'covibe_task.check warning',
      'covibe_task.start error',
      'covibe_task.unknown error',
      'covibe_team.state ok',
    ]);
    interface Kept {
      feedback: { id: string; name: string; required_action: string }[];
    }
    const kept = await agent.call<Kept>('covibe_feedback', { operation: 'list' });
    expect(kept.data?.feedback).toMatchObject([{ name: 'covibe_task.check', status: 'warning' }]);
    const feedback_ids = [kept.data?.feedback[0]?.id, 'fb_01ARZ3NDEKTSV4RRFFQ69G5FAV'];
    const ticked = await agent.call('covibe_feedback', { operation: 'acknowledge', feedback_ids });
    expect(ticked.data).toEqual({ acknowledged: [feedback_ids[0]], unknown: [feedback_ids[1]] });
    const rest = await agent.call<Kept>('covibe_feedback', { operation: 'list' });
    expect(rest.data?.feedback).toEqual([]);
    await server.stop();
  });
});
