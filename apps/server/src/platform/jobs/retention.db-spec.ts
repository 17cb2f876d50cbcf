import { Logger } from '@nestjs/common';
import {
  seedTenant,
  serverDatabase,
  type ServerDatabase,
} from '../../../../../test/support/server-database.js';
import type { Actor } from '../auth/actor.js';
import { Jobs } from './jobs.js';
import { Retention } from './retention.js';

describe('what has served its time', () => {
  let server: ServerDatabase;
  let actor: Actor;
  let sweep: () => Promise<void>;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    server = await serverDatabase();
    actor = await seedTenant(server.asOwner, 'ours');
    const { connections, system, tenants } = server;
    const retention = new Retention(new Jobs(connections, system, tenants), connections);
    sweep = () => retention.sweep();
  });
  afterAll(() => server.stop());

  const left = async (table: string, name: string) => {
    const rows = await server.asOwner<{ name: string }>(
      `select ${name} as name from ${table} order by 1`,
    );
    return rows.map((row) => row.name);
  };

  it('goes after 400 days where it is an event of work or use, however many there are', async () => {
    await server.asOwner(
      `insert into work_events (workspace_id, occurred_at, id, type, actor_via)
       select $1, now() - make_interval(days => 401), 'old' || n, 'task.started', 'system'
         from generate_series(1, 5001) n
       union all select $1, now() - make_interval(days => 399), 'young', 'task.started', 'system'`,
      [actor.workspaceId],
    );
    await server.asOwner(
      `insert into usage_events (workspace_id, occurred_at, id, developer_id, name, status, latency_ms)
       select $1, now() - make_interval(days => days), 'use' || days, $2, 'covibe_task.start', 'ok', 1
         from unnest(array[399, 401]) as days`,
      [actor.workspaceId, actor.developerId],
    );
    await sweep();
    expect(await left('work_events', 'id')).toEqual(['young']);
    expect(await left('usage_events', 'id')).toEqual(['use399']);
  });

  it('goes once an agent acknowledged it, and a month after it was said', async () => {
    await server.asOwner(
      `insert into agent_feedback_events (workspace_id, id, developer_id, name, status,
                                          required_action, created_at, acknowledged_at)
       select $1, id, $2, 'covibe_task.start', 'warning', 'Do it', created, acknowledged
         from (values ('open', now() - interval '29 days', null::timestamptz),
                      ('forgotten', now() - interval '31 days', null),
                      ('just_read', now() - interval '2 days', now() - interval '1 hour'),
                      ('read', now() - interval '3 days', now() - interval '2 days'))
              as said (id, created, acknowledged)`,
      [actor.workspaceId, actor.developerId],
    );
    await sweep();
    expect(await left('agent_feedback_events', 'id')).toEqual(['just_read', 'open']);
  });

  it('goes where it is a session that opens nothing any more', async () => {
    await server.asOwner(
      `insert into local_sessions (tenant_id, key_hash, developer_id, expires_at, ended_at)
       select $1, hash, $2, expires, ended
         from (values ('open', now() + interval '1 day', null::timestamptz),
                      ('expired', now() - interval '1 minute', null),
                      ('ended', now() + interval '1 day', now() - interval '2 days'))
              as kept (hash, expires, ended)`,
      [actor.tenantId, actor.developerId],
    );
    await sweep();
    expect(await left('local_sessions', 'key_hash')).toEqual(['open']);
  });
});
