import type { CheckReply, TaskReply } from '@covibe/contracts';
import { OverlapSweep } from '../../apps/server/src/features/overlap/overlap-sweep.js';
import { Clock } from '../../apps/server/src/platform/clock/clock.js';
import type { AgentCaller } from '../support/agent-caller.js';
import { agentsOf } from '../support/agents-of.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

interface Begun {
  task: TaskReply | null;
}
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('the upkeep of duplicate detection', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let ada: AgentCaller;
  let mel: AgentCaller;
  let sweep: OverlapSweep;

  const begin = async (title: string) =>
    (await ada.task<Begun>('start', { title })).data?.task?.id ?? '';
  const sql = <Row>(text: string, values: unknown[] = []) =>
    ownerSql<Row>(server.database, text, values);
  /** Does it as if so much time had gone by. */
  const later = async (millis: number, work: () => Promise<unknown>) => {
    const clock = server.app.get(Clock, { strict: false });
    const now = clock.now.bind(clock);
    clock.now = () => new Date(now().getTime() + millis);
    try {
      await work();
    } finally {
      clock.now = now;
    }
  };
  const statusOf = async (id: string | null | undefined) =>
    (await sql<{ status: string }>('select status from overlap_warnings where id = $1', [id]))[0]
      ?.status;

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme' });
    ada = await agentsOf(server, acme)(acme.admin.id);
    mel = await agentsOf(server, acme)(acme.member.id);
    sweep = server.app.get(OverlapSweep, { strict: false });
  });
  afterAll(() => server.stop());

  it('finds work that was there before the index was', async () => {
    const title = 'Batch nightly currency conversions';
    const id = await begin(title);
    for (const table of ['overlap_items', 'overlap_postings', 'overlap_terms']) {
      await sql(`delete from ${table}`);
    }
    expect((await mel.task<CheckReply>('check', { title })).data?.matches).toEqual([]);
    await sweep.sweep();
    const found = await mel.task<CheckReply>('check', { title });
    expect(found.data?.candidates).toMatchObject([{ id }]);
  });

  it('lets finished work go after two weeks, and keeps what goes on', async () => {
    const ended = await begin('Vectorise hand-drawn signatures');
    const open = await begin('Deduplicate forwarded voicemails');
    await ada.task('complete', { task_id: ended });
    const kept = async () =>
      (await sql<{ item_id: string }>('select item_id from overlap_items')).map(
        ({ item_id }) => item_id,
      );
    await later(13 * DAY_MS, () => sweep.sweep());
    expect(await kept()).toContain(ended);
    await later(15 * DAY_MS, () => sweep.sweep());
    expect(await kept()).not.toContain(ended);
    expect(await kept()).toContain(open);
    const [counts] = await sql<{ kept: number; counted: number }>(
      `select (select items from overlap_terms where term = 0) as kept,
              (select count(*)::integer from overlap_items) as counted`,
    );
    expect(counts?.kept).toBe(counts?.counted);
    await sweep.forget();
    expect(await sql('select 1 from overlap_terms where items = 0')).toEqual([]);
  });

  it('clears a warning about a reservation that lapsed', async () => {
    const title = 'Colour code overdue shipments';
    await ada.task('check', { title });
    const check = await mel.task<CheckReply>('check', { title });
    const id = check.data?.warning_id;
    expect(await statusOf(id)).toBe('open');
    await sweep.sweep();
    expect(await statusOf(id)).toBe('open');
    await later(HOUR_MS, () => sweep.sweep());
    expect(await statusOf(id)).toBe('cleared');
  });

  it('clears a warning about work that nobody began, and forgets it in time', async () => {
    const title = 'Simulate peak traffic of the ticket shop';
    await begin(title);
    const id = (await mel.task<CheckReply>('check', { title })).data?.warning_id;
    await later(3 * HOUR_MS, () => sweep.sweep());
    expect(await statusOf(id)).toBe('open');
    await later(5 * HOUR_MS, () => sweep.sweep());
    expect(await statusOf(id)).toBe('cleared');
    await later(89 * DAY_MS, () => sweep.forget());
    expect(await statusOf(id)).toBe('cleared');
    await later(91 * DAY_MS, () => sweep.forget());
    expect(await statusOf(id)).toBeUndefined();
  });

  it('keeps one confirmed warning where the work begins long after it was confirmed', async () => {
    const title = 'Sort parcels by the street they go to';
    const theirs = await begin(title);
    const check = await mel.task<CheckReply>('check', { title });
    const id = check.data?.warning_id;
    const verdicts = [{ id: theirs, verdict: 'same', reason: 'The same parcels.' }];
    const confirm_reason = 'Both depots want their own, says Mel.';
    await mel.task('verdict', { check_id: check.data?.check_id, verdicts, confirm_reason });
    let task_id: string | undefined;
    await later(HOUR_MS, async () => {
      task_id = (await mel.task<Begun>('start', { title })).data?.task?.id;
    });
    const confirmed = await sql(
      `select id, subject_id from overlap_warnings where status = 'confirmed'`,
    );
    expect(confirmed).toEqual([{ id, subject_id: task_id }]);
  });

  it('clears a confirmed warning about work that nobody began', async () => {
    const title = 'Guess the language of a voice message';
    const theirs = await begin(title);
    const check = await mel.task<CheckReply>('check', { title });
    const verdicts = [{ id: theirs, verdict: 'same', reason: 'The same guess.' }];
    const confirm_reason = 'Two teams want to compare, says Mel.';
    await mel.task('verdict', { check_id: check.data?.check_id, verdicts, confirm_reason });
    await later(3 * HOUR_MS, () => sweep.sweep());
    expect(await statusOf(check.data?.warning_id)).toBe('confirmed');
    await later(5 * HOUR_MS, () => sweep.sweep());
    const [cleared] = await sql(
      'select status, decided_by, confirm_reason from overlap_warnings where id = $1',
      [check.data?.warning_id],
    );
    expect(cleared).toEqual({ status: 'cleared', decided_by: acme.member.id, confirm_reason });
  });

  it('finds a task by what its session touched', async () => {
    const begun = await ada.session<{ session_id: string }>('start', { host_session_id: 'touch' });
    const session_id = begun.data?.session_id;
    // Not one word of what is asked below: only what was edited says that it is about that.
    const text = { title: 'Polish the till', repo: 'shop' };
    const { data } = await ada.task<Begun>('start', { ...text, session_id });
    const asked = { title: 'Receipts look dull', repo: 'shop', paths: ['src/receipts/view.ts'] };
    const scoreOf = async () => {
      const { data: check } = await mel.task<CheckReply>('check', asked);
      return check?.matches.find(({ id }) => id === data?.task?.id)?.score ?? 0;
    };
    expect(await scoreOf()).toBe(0);
    await sql(
      `insert into session_activity (workspace_id, session_id, repo, path, first_at, last_at, touches)
       values ($1, $2, 'shop', 'src/receipts/view.ts', now(), now(), 1)`,
      [acme.workspaceIds[0], session_id],
    );
    expect(await scoreOf()).toBeGreaterThan(0);
  });
});
