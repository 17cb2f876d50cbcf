import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import {
  seedTenant,
  serverDatabase,
  type ServerDatabase,
} from '../../../../../test/support/server-database.js';
import type { Actor } from '../auth/actor.js';
import { Clock } from '../clock/clock.js';
import { Ids } from '../clock/ids.js';
import type { TenantDb } from '../database/tenant-db.js';
import { type UsageEvent, UsageEvents } from './usage-events.js';

const USE: UsageEvent = { name: 'covibe_session.heartbeat', status: 'ok', latencyMs: 3.4 };
const UNREACHABLE = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

describe('usage events', () => {
  const clock = new Clock();
  const ids = new Ids(clock);
  let server: ServerDatabase;
  let ours: Actor;
  let theirs: Actor;
  let usage: UsageEvents;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    server = await serverDatabase();
    ours = await seedTenant(server.asOwner, 'ours');
    theirs = await seedTenant(server.asOwner, 'theirs');
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    await server.asOwner('delete from usage_events');
    usage = new UsageEvents(server.tenants, ids, clock);
  });
  afterEach(() => usage.flush());

  const count = async (workspaceId?: string) => {
    const [row] = await server.asOwner<{ n: number }>(
      'select count(*)::int as n from usage_events where workspace_id = coalesce($1, workspace_id)',
      [workspaceId ?? null],
    );
    return row?.n;
  };

  it('are gathered and written within a second', async () => {
    usage.later(ours, USE);
    expect(await count()).toBe(0);
    await sleep(1_200);
    expect(await count()).toBe(1);
  });

  it('are written at once when many have gathered', async () => {
    for (let each = 0; each < 500; each += 1) usage.later(each % 2 ? ours : theirs, USE);
    await sleep(500);
    expect(await count(ours.workspaceId)).toBe(250);
    expect(await count(theirs.workspaceId)).toBe(250);
  });

  it('are all written by a flush, with what is known of each', async () => {
    const agent: Actor = { ...ours, via: 'agent', agentType: 'claude-code' };
    usage.later(agent, { ...USE, sessionId: 'sess_1', latencyMs: -2 });
    await usage.flush();
    expect(await server.asOwner('select * from usage_events')).toMatchObject([
      {
        workspace_id: ours.workspaceId,
        developer_id: ours.developerId,
        name: USE.name,
        status: 'ok',
        latency_ms: 0,
        agent_type: 'claude-code',
        session_id: 'sess_1',
      },
    ]);
  });

  it('of a call that changes something live and die with its transaction', async () => {
    await server.tenants.within(ours, (tx) => {
      usage.record(tx, ours, USE);
      return Promise.resolve();
    });
    const failing = server.tenants.within(ours, (tx) => {
      usage.record(tx, ours, USE);
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    expect(await count()).toBe(1);
  });

  it('wait while the database is away and are written once when it is back', async () => {
    let away = true;
    const flaky = {
      atOnce: (...call: Parameters<TenantDb['atOnce']>) =>
        away ? Promise.reject(UNREACHABLE) : server.tenants.atOnce(...call),
    } as TenantDb;
    usage = new UsageEvents(flaky, ids, clock);
    usage.later(ours, USE);
    await usage.flush();
    usage.later(theirs, USE);
    expect(await count()).toBe(0);
    away = false;
    await usage.flush();
    await usage.flush();
    expect(await count(ours.workspaceId)).toBe(1);
    expect(await count(theirs.workspaceId)).toBe(1);
  });

  it('that can never be written do not hold up the others', async () => {
    usage.later({ ...ours, workspaceId: 'ws_gone' }, USE);
    usage.later(ours, USE);
    await usage.flush();
    expect(await count()).toBe(1);
    await server.asOwner('delete from usage_events');
    await usage.flush();
    expect(await count()).toBe(0);
  });
});
