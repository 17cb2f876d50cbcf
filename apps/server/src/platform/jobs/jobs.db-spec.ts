import { Logger } from '@nestjs/common';
import {
  seedTenant,
  serverDatabase,
  type ServerDatabase,
} from '../../../../../test/support/server-database.js';
import type { Actor } from '../auth/actor.js';
import { Jobs } from './jobs.js';
import { Retention } from './retention.js';

describe('a job that many servers share', () => {
  let one: ServerDatabase;
  let two: ServerDatabase;
  let jobs: Jobs[];
  let actors: Actor[];

  beforeAll(async () => {
    Logger.overrideLogger(false);
    one = await serverDatabase();
    two = await serverDatabase({ database: one.database });
    jobs = [one, two].map(({ connections, system, tenants }) => {
      return new Jobs(connections, system, tenants);
    });
    actors = [await seedTenant(one.asOwner, 'ours'), await seedTenant(one.asOwner, 'theirs')];
  });
  afterAll(async () => {
    await two.stop();
    await one.stop();
  });

  it('is done by one of them, and by another next time', async () => {
    for (let round = 0; round < 5; round += 1) {
      let runs = 0;
      let passed = 0;
      let letGo = () => {};
      const othersPassed = new Promise<void>((settle) => (letGo = settle));
      // Whoever does it goes on until all others had their chance; a second one ends the wait too.
      const sweep = async () => {
        runs += 1;
        if (runs > 1) letGo();
        await othersPassed;
      };
      const did = await Promise.all(
        [...jobs, ...jobs].map(async (server) => {
          const mine = await server.once('sweep', sweep);
          if (!mine && (passed += 1) === 3) letGo();
          return mine;
        }),
      );
      expect({ runs, did: did.filter(Boolean).length }).toEqual({ runs: 1, did: 1 });
    }
  });

  it('does not hold up a job of another name', async () => {
    const did = await jobs[0]?.once('outer', async () => {
      expect(await jobs[1]?.once('inner', () => Promise.resolve())).toBe(true);
    });
    expect(did).toBe(true);
  });

  it('that fails frees its place and fails nobody else', async () => {
    expect(await jobs[0]?.once('fragile', () => Promise.reject(new Error('no')))).toBe(false);
    expect(await jobs[1]?.once('fragile', () => Promise.resolve())).toBe(true);
  });

  it('visits every workspace with the eyes of that workspace', async () => {
    const visited: string[] = [];
    await jobs[0]?.inEachWorkspace('visit', async (tx) => {
      const rows = await tx.query<{ id: string }>('select id from workspaces');
      visited.push(`${tx.workspaceId}:${rows.map((row) => row.id).join()}`);
    });
    expect(visited).toEqual(
      actors.map(({ workspaceId }) => `${workspaceId}:${workspaceId}`).sort(),
    );
  });

  it('finds more workspaces than fit on one page', async () => {
    const [actor] = actors;
    await one.asOwner(
      `insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
       select $1, 'ws_many' || n, 'w', 'w' || n, $2 from generate_series(1, 1203) n`,
      [actor?.tenantId, actor?.developerId],
    );
    const seen = new Set<string>();
    for await (const { workspaceId } of one.system.workspaces()) seen.add(workspaceId);
    await one.asOwner(`delete from workspaces where id like 'ws_many%'`);
    expect(seen.size).toBe(1205);
  });

  it('clears more kept answers than fit one batch, and checks after a week', async () => {
    const [actor] = actors;
    const owner = [actor?.workspaceId, actor?.developerId];
    await one.asOwner(
      `insert into idempotency_keys (workspace_id, developer_id, operation, key, request_hash, created_at)
       select $1, $2, 'many', n::text, 'h', now() - interval '8 days' from generate_series(1, 5001) n`,
      owner,
    );
    await one.asOwner(
      `insert into preflight_checks (workspace_id, id, developer_id, subject_type, text_hash, status,
                                     created_at, expires_at)
       select $1, 'chk_' || days, $2, 'task', 'h', 'ok', now(), now() - make_interval(days => days)
         from unnest(array[6, 8]) as days`,
      owner,
    );
    const [first] = jobs;
    if (first) await new Retention(first, one.connections).sweep();
    expect(await one.asOwner(`select 1 from idempotency_keys where operation = 'many'`)).toEqual(
      [],
    );
    expect(await one.asOwner('select id from preflight_checks')).toEqual([{ id: 'chk_6' }]);
  });

  it('clears kept answers after a week and counters of past limits, and nothing younger', async () => {
    for (const { workspaceId, developerId } of actors) {
      await one.asOwner(
        `insert into idempotency_keys (workspace_id, developer_id, operation, key, request_hash, created_at)
         values ($1, $2, 'x', 'old', 'h', now() - interval '8 days'),
                ($1, $2, 'x', 'young', 'h', now() - interval '6 days')`,
        [workspaceId, developerId],
      );
    }
    await one.asOwner(`insert into rate_limits (key, points, expire) values ('past', 1, 1),
      ('present', 1, extract(epoch from now() + interval '1 hour') * 1000)`);
    const [first] = jobs;
    if (first) await new Retention(first, one.connections).sweep();
    expect(await one.asOwner('select key from idempotency_keys')).toEqual([
      { key: 'young' },
      { key: 'young' },
    ]);
    expect(await one.asOwner('select key from rate_limits')).toEqual([{ key: 'present' }]);
  });
});
