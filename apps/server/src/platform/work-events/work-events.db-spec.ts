import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  seedTenant,
  serverDatabase,
  type ServerDatabase,
} from '../../../../../test/support/server-database.js';
import type { Actor } from '../auth/actor.js';
import { Clock } from '../clock/clock.js';
import { Ids } from '../clock/ids.js';
import { WorkEvents } from './work-events.js';

describe('a work event', () => {
  const clock = new Clock();
  const events = new WorkEvents(new Ids(clock), clock);
  const heard: string[] = [];
  let server: ServerDatabase;
  let actor: Actor;
  let listener: pg.Client;

  beforeAll(async () => {
    server = await serverDatabase();
    actor = await seedTenant(server.asOwner, 'ours');
    listener = new pg.Client({ connectionString: server.database.appUrl });
    await listener.connect();
    listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await listener.query('listen covibe_live');
  });
  afterAll(async () => {
    await listener.end();
    await server.stop();
  });
  beforeEach(() => void (heard.length = 0));

  /** Long enough for a notice that was sent to arrive. */
  const listen = async () => {
    await listener.query('select 1');
    await sleep(50);
  };

  it('wakes the workspace when its transaction is committed, and not before', async () => {
    await server.tenants.within(actor, async (tx) => {
      await events.record(tx, actor, { type: 'task.started' });
      await listen();
      expect(heard).toEqual([]);
    });
    await listen();
    expect(heard.map((text) => JSON.parse(text) as unknown)).toEqual([
      { w: actor.workspaceId, t: 'task' },
    ]);
  });

  it('leaves no trace and wakes nobody when the work fails', async () => {
    const failing = server.tenants.within(actor, async (tx) => {
      await events.record(tx, actor, { type: 'task.vanished' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await listen();
    expect(heard).toEqual([]);
    expect(await kept('task.vanished')).toEqual([]);
  });

  it('keeps who did what to which thing, and when', async () => {
    const agent: Actor = { ...actor, via: 'agent', agentType: 'codex' };
    const before = Date.now();
    const id = await server.tenants.within(agent, (tx) =>
      events.record(tx, agent, {
        type: 'task.moved',
        subject: { type: 'task', id: 'task_1' },
        payload: { from: 'active', to: 'done' },
      }),
    );
    const [row] = await kept('task.moved');
    expect(row).toMatchObject({
      id,
      actor_developer_id: actor.developerId,
      actor_via: 'agent',
      agent_type: 'codex',
      subject_type: 'task',
      subject_id: 'task_1',
      payload_json: { from: 'active', to: 'done' },
    });
    expect((row?.occurred_at as Date).getTime()).toBeGreaterThanOrEqual(before);
  });

  it('of the system names no developer', async () => {
    await server.tenants.within(actor, (tx) =>
      events.record(tx, 'system', { type: 'session.expired' }),
    );
    expect(await kept('session.expired')).toMatchObject([
      { actor_developer_id: null, actor_via: 'system', agent_type: null, payload_json: {} },
    ]);
  });

  const kept = (type: string) =>
    server.asOwner<Record<string, unknown>>('select * from work_events where type = $1', [type]);
});
