import { ACTIVITY_DAYS, HOOK_BATCH_MAX, HOOKS } from '@covibe/contracts';
import { HookBatchReply } from '@covibe/contracts/dto';
import { CompanionCaller } from '../support/companion-caller.js';
import { expectReply } from '../support/expect-reply.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant, plantToken } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

const DAY_MS = 86_400_000;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();

describe('what a spool kept', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let spool: CompanionCaller;
  let keys = 0;

  const report = (host: string, event: string, seconds: number, more: object = {}) => ({
    ...{ event, host_session_id: host, key: `key-${(keys += 1)}`, at: ago(seconds) },
    ...more,
  });
  const send = async (events: readonly unknown[], more: object = {}) =>
    expectReply(HookBatchReply, await spool.send(HOOKS.batch, { events, ...more }));
  const session = async (host: string) => {
    const [row] = await ownerSql<{
      id: string;
      status: string;
      repo: string | null;
      seen: number;
      begun: number;
    }>(
      server.database,
      `select id, status, repo, extract(epoch from now() - last_seen_at)::float8 as seen,
              extract(epoch from now() - started_at)::float8 as begun
         from agent_sessions where host_session_id = $1`,
      [host],
    );
    if (!row) throw new Error(`no session of ${host}`);
    return row;
  };
  const touches = (host: string) =>
    ownerSql<{ path: string; touches: number }>(
      server.database,
      `select path, touches from session_activity a join agent_sessions s
         on s.workspace_id = a.workspace_id and s.id = a.session_id
        where host_session_id = $1 order by path`,
      [host],
    );
  const events = (id: string) =>
    ownerSql<{ type: string }>(
      server.database,
      'select type from work_events where subject_id = $1 order by occurred_at, id',
      [id],
    ).then((rows) => rows.map(({ type }) => type));

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme' });
    const owner = {
      tenantId: acme.id,
      workspaceId: acme.workspaceIds[0] ?? '',
      developerId: acme.admin.id,
    };
    spool = new CompanionCaller(server, (await plantToken(server.database, owner)).token);
  });
  afterAll(() => server.stop());

  it('is written down with the times at which it happened', async () => {
    const reply = await send([
      report('life', 'session_start', 300, { repo: 'web' }),
      report('life', 'touched', 200, { repo: 'web', paths: ['a.ts', 'b.ts'] }),
      report('life', 'touched', 100, { repo: 'web', paths: ['a.ts'] }),
    ]);
    expect(reply).toEqual({ acknowledged: 3, refused: [] });
    const { seen, begun, ...rest } = await session('life');
    expect(rest).toMatchObject({ status: 'active', repo: 'web' });
    expect(Math.round(seen / 10)).toBe(10);
    expect(Math.round(begun / 10)).toBe(30);
    expect(await touches('life')).toEqual([
      { path: 'a.ts', touches: 2 },
      { path: 'b.ts', touches: 1 },
    ]);
    expect(await events(rest.id)).toEqual(['session.started']);
  });

  it('changes nothing when it comes twice, within one batch or in another', async () => {
    const one = report('twice', 'touched', 50, { repo: 'web', paths: ['a.ts'] });
    const two = report('twice', 'touched', 40, { repo: 'web', paths: ['a.ts'] });
    await send([one, one]);
    expect(await send([one, two])).toEqual({ acknowledged: 2, refused: [] });
    await Promise.all([send([two, one]), send([one, two])]);
    expect(await touches('twice')).toEqual([{ path: 'a.ts', touches: 2 }]);
  });

  it('changes nothing when a call reported it already', async () => {
    const said = { event: 'touched', host_session_id: 'both', repo: 'web', paths: ['a.ts'] };
    await spool.send(HOOKS.call, { ...said, idempotency_key: 'shared' });
    await send([{ ...said, key: 'shared', at: ago(5) }]);
    expect(await touches('both')).toEqual([{ path: 'a.ts', touches: 1 }]);
  });

  it('never moves a session back, and does not end one that went on', async () => {
    await send([report('late', 'session_start', 500)]);
    await send([report('late', 'session_start', 60, { branch: 'next' })]);
    await send([
      report('late', 'session_beat', 400, { branch: 'main' }),
      report('late', 'session_end', 300),
    ]);
    const { id, status, seen } = await session('late');
    expect(status).toBe('active');
    expect(Math.round(seen / 10)).toBe(6);
    expect(await events(id)).toEqual(['session.started']);
    await send([report('late', 'session_end', 30, { reason: 'clear' })]);
    expect((await session('late')).status).toBe('ended');
    expect(await events(id)).toEqual(['session.started', 'session.ended']);
  });

  it('of a session that came and went is a session that ended', async () => {
    await send([
      report('gone', 'session_start', 500),
      report('gone', 'session_end', 400, { reason: 'logout' }),
    ]);
    const { id, status } = await session('gone');
    expect(status).toBe('ended');
    expect(await events(id)).toEqual(['session.started', 'session.ended']);
  });

  it('from the future happened now', async () => {
    await send([report('future', 'session_start', -3 * 86_400)]);
    expect((await session('future')).seen).toBeGreaterThan(-1);
    const { at } = report('future', 'touched', -3 * 86_400);
    expect(new Date(at).getTime()).toBeGreaterThan(Date.now());
  });

  it.each([
    ['behind', 3 * 86_400],
    ['ahead', -3 * 86_400],
  ])('by a clock that is days %s is read right', async (word, off) => {
    const host = `clock-${word}`;
    await send([report(host, 'session_start', off + 200), report(host, 'touched', off + 100)], {
      sent_at: ago(off),
    });
    const { seen, begun } = await session(host);
    expect(Math.round(seen / 10)).toBe(10);
    expect(Math.round(begun / 10)).toBe(20);
  });

  it('is refused one by one where it is broken, and all of it is acknowledged', async () => {
    const broken: [unknown, string][] = [
      [null, 'hooks/invalid'],
      ['text', 'hooks/invalid'],
      [[], 'hooks/invalid'],
      [{}, 'hooks/invalid'],
      [report('p', 'exploded', 1), 'hooks/invalid'],
      [report('p', 'touched', 1, { prompt: 'canary' }), 'hooks/invalid'],
      [report('p', 'touched', 1, { key: 7 }), 'hooks/invalid'],
      [report('p', 'touched', 1, { at: 'yesterday' }), 'hooks/invalid'],
      [report('p', 'touched', 1, { repo: 'a/b' }), 'hooks/invalid'],
      [report('p', 'touched', 1, { repo: 'w', paths: ['/etc/passwd'] }), 'hooks/invalid'],
      [report('p', 'touched', 1, { repo: 'w', paths: 'a.ts' }), 'hooks/invalid'],
      [report('p', 'touched', 1, { paths: ['a.ts'] }), 'hooks/no_repo'],
      [report('p', 'touched', 1, { at: '1970-01-01T00:00:00Z' }), 'hooks/too_old'],
      [report('p', 'touched', (ACTIVITY_DAYS * DAY_MS) / 1_000 + 60), 'hooks/too_old'],
    ];
    const good = report('poisoned', 'session_start', 1);
    const batch = broken.flatMap(([entry], nth) => (nth === 6 ? [good, entry] : [entry]));
    const reply = await send(batch);
    expect(reply.acknowledged).toBe(batch.length);
    expect(reply.refused).toEqual(
      broken.map(([, code], nth) => ({ index: nth < 6 ? nth : nth + 1, code })),
    );
    expect((await session('poisoned')).status).toBe('active');
    const leaked = await ownerSql(
      server.database,
      `select 1 from agent_sessions where host_session_id = 'p'
       union all select 1 from work_events where payload_json::text like '%canary%'`,
    );
    expect(leaked).toEqual([]);
  });

  it('is taken up to its limit, and not beyond it', async () => {
    const many = Array.from({ length: HOOK_BATCH_MAX }, (_, nth) => ({
      ...{ event: 'touched', host_session_id: `full-${nth % 20}`, repo: 'web' },
      ...{ paths: [`src/${nth}.ts`], key: `full-${nth}`, at: ago(9) },
    }));
    expect((await send(many)).acknowledged).toBe(HOOK_BATCH_MAX);
    expect(await touches('full-3')).toHaveLength(HOOK_BATCH_MAX / 20);
    const [one] = many;
    expect((await spool.send(HOOKS.batch, { events: [...many, one] })).statusCode).toBe(400);
    expect((await spool.send(HOOKS.batch, { events: [] })).statusCode).toBe(400);
  });

  it('of several batches at once is whole, whatever they share', async () => {
    const batch = (nth: number) =>
      Array.from({ length: 40 }, (_, place) =>
        report(`crowd-${(place * 7 + nth) % 10}`, 'touched', 30, {
          repo: 'web',
          paths: [`${place % 5}.ts`],
        }),
      );
    const replies = await Promise.all([0, 1, 2, 3, 4, 5].map((nth) => send(batch(nth))));
    expect(replies.map(({ acknowledged }) => acknowledged)).toEqual(Array(6).fill(40));
    const [sum] = await ownerSql<{ touches: string }>(
      server.database,
      `select sum(touches)::text as touches from session_activity a join agent_sessions s
         on s.workspace_id = a.workspace_id and s.id = a.session_id
        where host_session_id like 'crowd-%'`,
    );
    expect(sum?.touches).toBe('240');
  });
});
