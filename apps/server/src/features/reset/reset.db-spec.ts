import pg from 'pg';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { Actor } from '../../platform/auth/actor.js';
import { WORK_TABLES, type WorkTable } from '../../platform/database/work-tables.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import {
  seedTenant,
  type ServerDatabase,
  serverDatabase,
} from '../../../../../test/support/server-database.js';
import { TenancyRepository } from '../tenancy/index.js';
import { ResetRepository } from './reset.repository.js';
import { BATCH, ResetService } from './reset.service.js';

describe('a reset of work data', () => {
  let server: ServerDatabase;
  let admin: Actor;
  const clock = new Clock();
  const ids = new Ids(clock);

  beforeAll(async () => {
    server = await serverDatabase();
  });
  beforeEach(async () => {
    admin = await seedTenant(server.asOwner, ids.next('req').slice(-12).toLowerCase());
  });
  afterAll(() => server.stop());

  const service = (
    resets: ResetRepository = new ResetRepository(),
    tables: readonly WorkTable[] = WORK_TABLES,
  ) =>
    new ResetService(
      server.tenants,
      resets,
      new TenancyRepository(),
      new WorkEvents(ids, clock),
      ids,
      clock,
      tables,
    );
  const nameOf = async (actor: Actor) => {
    const rows = await server.asOwner<{ name: string }>('select name from tenants where id = $1', [
      actor.tenantId,
    ]);
    return rows[0]?.name ?? '';
  };
  const use = (workspaceId: string, developerId: string, count: number) =>
    server.asOwner(
      `insert into usage_events (workspace_id, id, developer_id, name, status, latency_ms)
       select $1, 'use_' || n, $2, 'covibe_session.start', 'ok', 1 from generate_series(1, $3::int) n`,
      [workspaceId, developerId, count],
    );
  const left = async (table: string, workspaceId: string) => {
    const rows = await server.asOwner<{ n: number }>(
      `select count(*)::int as n from ${table} where workspace_id = $1`,
      [workspaceId],
    );
    return rows[0]?.n;
  };
  const workstream = async (actor: Actor, id: string) => {
    const { workspaceId, developerId } = actor;
    await server.asOwner(
      `insert into workstreams (workspace_id, id, developer_id, title, title_key, status,
                                created_at, updated_at)
       values ($1, $2, $3, 'Harbor', 'harbor', 'active', now(), now())`,
      [workspaceId, id, developerId],
    );
  };
  const task = (actor: Actor, id: string, stream: string) =>
    server.asOwner(
      `insert into tasks (workspace_id, id, workstream_id, developer_id, title, title_key, status,
                          created_at, updated_at)
       values ($1, $2, $3, $4, 'Crane', 'crane', 'active', now(), now())`,
      [actor.workspaceId, id, stream, actor.developerId],
    );

  it('empties every workspace in batches, counts each row once and says so in one event', async () => {
    const second = ids.next('ws');
    await server.asOwner(
      `insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
       values ($1, $2, 'Second', 'second', $3)`,
      [admin.tenantId, second, admin.developerId],
    );
    await use(admin.workspaceId, admin.developerId, 2 * BATCH + 7);
    await use(second, admin.developerId, 3);
    await workstream(admin, 'stream_1');
    await task(admin, 'task_1', 'stream_1');
    const { deleted } = await service().reset(admin, await nameOf(admin));
    expect(deleted).toMatchObject({ usage_events: 2 * BATCH + 10, tasks: 1, workstreams: 1 });
    expect(Object.keys(deleted).sort()).toEqual(WORK_TABLES.map(({ name }) => name).sort());
    for (const workspaceId of [admin.workspaceId, second]) {
      expect(await left('usage_events', workspaceId)).toBe(0);
    }
    const events = await server.asOwner<{ type: string; payload_json: { deleted: unknown } }>(
      'select type, payload_json from work_events where workspace_id = any($1)',
      [[admin.workspaceId, second]],
    );
    expect(events).toEqual([{ type: 'workspace.data_reset', payload_json: { deleted } }]);
  });

  it('wakes the open pages of every workspace, also of those the admin does not stand in', async () => {
    const second = ids.next('ws');
    await server.asOwner(
      `insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
       values ($1, $2, 'Second', 'second', $3)`,
      [admin.tenantId, second, admin.developerId],
    );
    const listener = new pg.Client({ connectionString: server.database.appUrl });
    await listener.connect();
    const heard: string[] = [];
    listener.on('notification', ({ payload = '' }) => {
      const { w, t } = JSON.parse(payload) as { w: string; t: string };
      if (w === second) heard.push(t);
    });
    await listener.query('listen covibe_live');
    await service().reset(admin, await nameOf(admin));
    await listener.query('select 1');
    await listener.end();
    const topics = new Set(WORK_TABLES.flatMap(({ topic }) => topic ?? []));
    expect(topics.size).toBeGreaterThan(5);
    expect(heard.sort()).toEqual([...topics].sort());
  });

  it('leaves the other tenant and all people, places and tokens as they were', async () => {
    const other = await seedTenant(
      server.asOwner,
      `${admin.developerId.slice(-8).toLowerCase()}-x`,
    );
    await use(other.workspaceId, other.developerId, 5);
    await service().reset(admin, await nameOf(admin));
    expect(await left('usage_events', other.workspaceId)).toBe(5);
    expect(await left('workspace_memberships', admin.workspaceId)).toBe(1);
  });

  it('is done at once when there is nothing, and again when called again', async () => {
    const name = await nameOf(admin);
    const first = await service().reset(admin, name);
    expect(Object.values(first.deleted).every((count) => count === 0)).toBe(true);
    const second = await service().reset(admin, name);
    expect(second.deleted).toMatchObject({ work_events: 1, usage_events: 0 });
  });

  it.each(WORK_TABLES.map(({ name }) => name))(
    'goes on where it was cut off, here at %s, and still adds up',
    async (table) => {
      await use(admin.workspaceId, admin.developerId, BATCH + 1);
      await workstream(admin, 'stream_1');
      await task(admin, 'task_1', 'stream_1');
      const name = await nameOf(admin);
      await expect(service(new CutOff(table)).reset(admin, name)).rejects.toThrow('power cut');
      const { deleted } = await service().reset(admin, name);
      expect(deleted).toMatchObject({ usage_events: BATCH + 1, tasks: 1, workstreams: 1 });
      const resets = await server.asOwner<{ status: string }>(
        'select status from data_resets where tenant_id = $1',
        [admin.tenantId],
      );
      expect(resets).toEqual([{ status: 'done' }]);
    },
  );

  it('adds up when two servers do the same one at once, and is written down once', async () => {
    await use(admin.workspaceId, admin.developerId, 2 * BATCH);
    const name = await nameOf(admin);
    const replies = await Promise.all([service().reset(admin, name), service().reset(admin, name)]);
    const total = replies.map(({ deleted }) => deleted.usage_events);
    // They shared one reset, or the second began when the first was through.
    expect([
      [2 * BATCH, 2 * BATCH],
      [2 * BATCH, 0],
      [0, 2 * BATCH],
    ]).toContainEqual(total);
    expect(await left('usage_events', admin.workspaceId)).toBe(0);
  });

  it('goes round again when an agent puts work below a row that is about to go', async () => {
    await workstream(admin, 'stream_1');
    let late = 1;
    class Busy extends ResetRepository {
      override async deleteSome(...call: Parameters<ResetRepository['deleteSome']>) {
        if (call[1].name === 'workstreams' && late-- > 0) await task(admin, 'task_9', 'stream_1');
        return super.deleteSome(...call);
      }
    }
    const { deleted } = await service(new Busy()).reset(admin, await nameOf(admin));
    expect(deleted).toMatchObject({ tasks: 1, workstreams: 1 });
  });

  it('wants the name of the tenant, exactly', async () => {
    await use(admin.workspaceId, admin.developerId, 1);
    const name = await nameOf(admin);
    for (const confirm of [name.toUpperCase(), `${name} `, name.slice(1)]) {
      await expect(service().reset(admin, confirm)).rejects.toMatchObject({
        status: 400,
        field: 'confirm',
      });
    }
    expect(await left('usage_events', admin.workspaceId)).toBe(1);
  });

  it('is for admins', async () => {
    const member: Actor = { ...admin, role: 'member' };
    await expect(service().reset(member, await nameOf(admin))).rejects.toMatchObject({
      status: 403,
    });
  });
});

/** Stops as a killed process does: in the middle of a transaction, at one table. */
class CutOff extends ResetRepository {
  constructor(private readonly table: string) {
    super();
  }

  override async deleteSome(...call: Parameters<ResetRepository['deleteSome']>): Promise<number> {
    const deleted = await super.deleteSome(...call);
    if (call[1].name === this.table) throw new Error('power cut');
    return deleted;
  }
}
