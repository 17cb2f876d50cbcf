import {
  OVERLAP,
  TASKS,
  type CheckReply,
  type TaskReply,
  type VerdictReply,
  type WorkstreamReply,
} from '@covibe/contracts';
import {
  OverlapWarningReply,
  OverlapWarningsReply,
  PlannedReply,
  TaskHistoryReply,
} from '@covibe/contracts/dto';
import pg from 'pg';
import type { AgentCaller } from '../support/agent-caller.js';
import { agentsOf } from '../support/agents-of.js';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

interface Begun {
  task: TaskReply | null;
  check: CheckReply | null;
}
const REASON = 'The board wants two prototypes, says Ada.';
const at = (path: string, id: string | null | undefined) => path.replace(':id', id ?? '');

describe('people decide overlaps on Coordination', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let agentOfAda: AgentCaller;
  let agentOfMel: AgentCaller;
  let ada: BrowserPerson;
  let mel: BrowserPerson;

  const decide = (person: BrowserPerson, id: string | null | undefined, body: object) =>
    person.send('POST', at(OVERLAP.decide.path, id), body);
  const show = async (id: string | null | undefined) =>
    expectReply(OverlapWarningReply, await ada.get(at(OVERLAP.warning.path, id)));
  const begin = async (agent: AgentCaller, title: string) =>
    (await agent.task<Begun>('start', { title })).data?.task?.id ?? '';
  const warned = async (title: string) => {
    const { data } = await agentOfMel.task<CheckReply>('check', { title });
    return data?.warning_id;
  };
  const typesOf = async (id: string | null | undefined) =>
    (
      await ownerSql<{ type: string }>(
        server.database,
        'select type from work_events where subject_id = $1 order by occurred_at, id',
        [id],
      )
    ).map(({ type }) => type);

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme' });
    agentOfAda = await agentsOf(server, acme)(acme.admin.id);
    agentOfMel = await agentsOf(server, acme)(acme.member.id, { agentType: 'cursor' });
    ada = await BrowserPerson.signedIn(server, acme.admin.id);
    mel = await BrowserPerson.signedIn(server, acme.member.id);
  });
  afterAll(() => server.stop());

  it('a confirmed one lets the agent begin, with the words of the person', async () => {
    const title = 'Cluster support tickets by meaning';
    await begin(agentOfAda, title);
    const id = await warned(title);
    expect((await agentOfMel.task<Begun>('start', { title })).data?.task).toBeNull();
    const confirmed = expectReply(
      OverlapWarningReply,
      await decide(mel, id, { decision: 'confirm', reason: REASON }),
    );
    expect(confirmed).toMatchObject({
      status: 'confirmed',
      confirm_reason: REASON,
      decided_by: { handle: 'mel' },
    });
    const begun = await agentOfMel.task<Begun>('start', { title });
    expect(begun).toMatchObject({ status: 'ok', data: { task: { title } } });
    expect((await show(id)).subject.id).toBe(begun.data?.task?.id);
    expect(await typesOf(id)).toEqual(['warning.raised', 'warning.confirmed']);
  });

  it('a dismissed one is different work', async () => {
    const title = 'Render invoices as accessible documents';
    await begin(agentOfAda, title);
    const id = await warned(title);
    expect((await decide(mel, id, { decision: 'dismiss' })).statusCode).toBe(200);
    expect((await agentOfMel.task<Begun>('start', { title })).data?.task).not.toBeNull();
    expect(await show(id)).toMatchObject({
      status: 'dismissed',
      may_decide: false,
      pairs: [{ verdict: { verdict: 'different', by: { handle: 'mel' } } }],
    });
    const again = await decide(mel, id, { decision: 'confirm', reason: REASON });
    expect(again.statusCode).toBe(409);
  });

  it('whoever joins gives their own task up, and both sides can read why', async () => {
    const title = 'Throttle noisy sensors at the edge';
    const theirs = await begin(agentOfAda, title);
    const refused = await agentOfMel.task<Begun>('start', { title });
    const check_id = refused.data?.check?.check_id;
    const verdicts = [{ id: theirs, verdict: 'same', reason: 'The same sensors.' }];
    await agentOfMel.task('verdict', { check_id, verdicts, confirm_reason: REASON });
    const mine = await begin(agentOfMel, title);
    const page = expectReply(OverlapWarningsReply, await ada.get(OVERLAP.warnings.path));
    const { id } = page.warnings.find(({ subject }) => subject.id === mine) ?? {};
    const nameless = await decide(mel, id, { decision: 'join' });
    expect(nameless.body).toContain('overlap/candidate_needed');
    const joined = await decide(mel, id, { decision: 'join', candidate_id: theirs });
    expect(expectReply(OverlapWarningReply, joined).status).toBe('joined');
    const { task } = expectReply(TaskHistoryReply, await ada.get(at(TASKS.show.path, mine)));
    expect(task.status).toBe('cancelled');
    expect(task.cancel_reason).toContain(theirs);
    expect(await typesOf(id)).toContain('warning.joined');
  });

  it('one that was only checked is closed by joining, and stays stopped', async () => {
    const title = 'Precompute monthly churn per region';
    const theirs = await begin(agentOfAda, title);
    const id = await warned(title);
    await decide(mel, id, { decision: 'join', candidate_id: theirs });
    expect((await agentOfMel.task<Begun>('start', { title })).data?.task).toBeNull();
  });

  it('belongs to whoever wants the work, and to admins', async () => {
    const title = 'Anonymise exports for research partners';
    await begin(agentOfMel, title);
    const check = await agentOfAda.task<CheckReply>('check', { title });
    const foreign = await decide(mel, check.data?.warning_id, { decision: 'dismiss' });
    expect(foreign.statusCode).toBe(403);
    expect(foreign.body).toContain('overlap/not_yours_to_decide');
    const seen = await mel.get(at(OVERLAP.warning.path, check.data?.warning_id));
    expect(expectReply(OverlapWarningReply, seen)).toMatchObject({
      may_decide: false,
      is_mine: false,
    });
    const other = 'Anonymise the exports of research partners';
    const own = await warned(other);
    expect((await decide(ada, own, { decision: 'dismiss' })).statusCode).toBe(200);
  });

  it("an admin's word is about the work of whoever asked, also where both texts are the same", async () => {
    const title = 'Warn of expiring certificates a month ahead';
    await begin(agentOfAda, title);
    const id = await warned(title);
    expect((await decide(ada, id, { decision: 'dismiss' })).statusCode).toBe(200);
    const begun = await agentOfMel.task<Begun>('start', { title });
    expect(begun.data?.task).toMatchObject({ title, status: 'active' });
    const asked = await agentOfAda.task<CheckReply>('check', { title });
    expect(asked.data?.candidates.map((candidate) => candidate.id)).toContain(begun.data?.task?.id);
  });

  it('needs a reason to confirm, and a known word', async () => {
    const title = 'Fold duplicate contacts while importing';
    await begin(agentOfAda, title);
    const id = await warned(title);
    expect((await decide(mel, id, { decision: 'confirm' })).body).toContain(
      'overlap/reason_needed',
    );
    expect((await decide(mel, id, { decision: 'confirm', reason: 'ok' })).statusCode).toBe(400);
    expect((await decide(mel, id, { decision: 'forget' })).statusCode).toBe(400);
    expect((await mel.get(`${OVERLAP.warnings.path}?status=gone`)).statusCode).toBe(400);
  });

  it('is confirmed from the form where the plan goes on in spite of it', async () => {
    const title = 'Compare quarterly budgets side by side';
    await begin(agentOfAda, title);
    const body = { title, confirm: true, confirm_reason: REASON };
    const planned = expectReply(PlannedReply, await mel.send('POST', TASKS.plan.path, body));
    expect(planned).toMatchObject({ status: 'ok', task: { title } });
    const { warnings } = expectReply(OverlapWarningsReply, await ada.get(OVERLAP.warnings.path));
    expect(warnings.find(({ subject }) => subject.id === planned.task?.id)).toMatchObject({
      status: 'confirmed',
      confirm_reason: REASON,
      decided_by: { handle: 'mel' },
    });
    const task_id = planned.task?.id;
    const started = await agentOfMel.task<Begun>('start_planned', { task_id });
    expect(started.data?.task).toMatchObject({ status: 'active' });
  });

  it('tells the agents of the other side once', async () => {
    const title = 'Stream progress of long migrations';
    const theirs = await begin(agentOfAda, title);
    await warned(title);
    const heard = async () => {
      const { feedback } = await agentOfAda.call('covibe_team', { operation: 'state', limit: 1 });
      return feedback.notes.filter(({ kind, text }) => kind === 'overlap' && text.includes(theirs));
    };
    await new Promise((done) => setTimeout(done, 1_000));
    const first = [...(await heard()), ...(await heard()), ...(await heard())];
    expect(first).toHaveLength(1);
  });

  it('names the work that a reservation of theirs became', async () => {
    const title = 'Shrink thumbnails before they are uploaded';
    await warned(title);
    const check = await agentOfAda.task<CheckReply>('check', { title });
    expect(check.data?.candidates).toMatchObject([{ status: 'reserved' }]);
    await new Promise((done) => setTimeout(done, 1_000));
    const begun = await agentOfMel.task<Begun>('start', { title });
    const told = begun.feedback.notes.filter(({ kind }) => kind === 'overlap');
    expect(told).toMatchObject([
      { text: expect.stringContaining(begun.data?.task?.id ?? '-') as string },
    ]);
  });

  it('is decided after the work ended that ends at this moment, and neither waits for ever', async () => {
    const title = 'Index sheet music by its melody';
    const theirs = await begin(agentOfAda, title);
    const body = { title, confirm: true, confirm_reason: REASON };
    const { task } = expectReply(PlannedReply, await mel.send('POST', TASKS.plan.path, body));
    const ending = new pg.Client({ connectionString: server.database.ownerUrl });
    await ending.connect();
    await ending.query('begin');
    await ending.query('select 1 from tasks where id = $1 for update', [task?.id]);
    const { warnings } = expectReply(OverlapWarningsReply, await mel.get(OVERLAP.warnings.path));
    const { id } = warnings.find(({ subject }) => subject.id === task?.id) ?? {};
    const joining = decide(mel, id, { decision: 'join', candidate_id: theirs });
    await new Promise((done) => setTimeout(done, 300));
    await ending.query(`set local lock_timeout = '500ms'`);
    const ended = await ending
      .query('update overlap_warnings set score = score where id = $1', [id])
      .catch((fault: unknown) => fault);
    await ending.query('commit');
    await ending.end();
    expect(ended).toMatchObject({ rowCount: 1 });
    expect((await joining).statusCode).toBe(200);
  });

  it('goes with its work to whoever takes that over', async () => {
    const title = 'Weigh baggage by its photographs';
    await begin(agentOfAda, title);
    const body = { title, confirm: true, confirm_reason: REASON };
    const planned = expectReply(PlannedReply, await mel.send('POST', TASKS.plan.path, body));
    const task_id = planned.task?.id ?? '';
    const page = expectReply(OverlapWarningsReply, await mel.get(OVERLAP.warnings.path));
    const { id } = page.warnings.find(({ subject }) => subject.id === task_id) ?? {};
    const offer = { operation: 'handoff', task_id, to: 'ada', text: 'Yours.' };
    const offered = await agentOfMel.call<{ message: { id: string } }>('covibe_coordinate', offer);
    const message_id = offered.data?.message.id;
    await agentOfAda.call('covibe_coordinate', { operation: 'accept', message_id });
    const seen = expectReply(OverlapWarningReply, await mel.get(at(OVERLAP.warning.path, id)));
    expect(seen).toMatchObject({ is_mine: false, may_decide: false, status: 'confirmed' });
    expect(await show(id)).toMatchObject({ is_mine: true, may_decide: true });
  });

  it('names no private teammate', async () => {
    const title = 'Rank suggestions by recent clicks';
    const theirs = await begin(agentOfAda, title);
    await ownerSql(server.database, `update developers set visibility = 'private' where id = $1`, [
      acme.admin.id,
    ]);
    const check = await agentOfMel.task<CheckReply>('check', { title });
    expect(check.data?.candidates).toMatchObject([{ id: theirs, owner: 'private' }]);
    const { body } = await mel.get(at(OVERLAP.warning.path, check.data?.warning_id));
    expect(body).not.toContain(acme.admin.id);
    expect(body).not.toContain('"ada"');
    await ownerSql(server.database, `update developers set visibility = 'public' where id = $1`, [
      acme.admin.id,
    ]);
  });

  it('holds for workstreams as for tasks', async () => {
    interface Stream {
      workstream: WorkstreamReply | null;
      check: CheckReply | null;
    }
    const stream = (agent: AgentCaller, operation: string, input: object) =>
      agent.call<Stream>('covibe_workstream', { operation, ...input });
    const title = 'Replace the whole billing engine with usage metering';
    const first = await stream(agentOfAda, 'start', { title });
    const workstream_id = first.data?.workstream?.id;
    expect(workstream_id).toBeDefined();
    const refused = await stream(agentOfMel, 'plan', { title });
    expect(refused).toMatchObject({
      status: 'warning',
      data: { workstream: null, check: { candidates: [{ type: 'workstream' }] } },
    });
    const judged = await agentOfMel.task<VerdictReply>('verdict', {
      check_id: refused.data?.check?.check_id,
      verdicts: [{ id: workstream_id, verdict: 'same', reason: 'The same engine.' }],
    });
    expect(judged.data?.may_start).toBe(false);
    const begun = await stream(agentOfMel, 'start', { title, confirm_reason: REASON });
    expect(begun.data?.workstream).toMatchObject({ status: 'active' });
    const { warnings } = expectReply(OverlapWarningsReply, await ada.get(OVERLAP.warnings.path));
    const mine = warnings.find(({ subject }) => subject.id === begun.data?.workstream?.id);
    expect(mine).toMatchObject({ status: 'confirmed', subject: { type: 'workstream' } });
    await stream(agentOfAda, 'complete', { workstream_id });
    expect((await show(mine?.id)).status).toBe('cleared');
  });
});
