import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import {
  serverDatabase,
  type ServerDatabase,
} from '../../../../../test/support/server-database.js';
import { AUTH_CHANNEL, type AuthChange } from '../auth/auth-changes.js';
import { readConfig } from '../config/read-config.js';
import type { LiveHub } from './live-hub.js';
import { LiveListener } from './live-listener.js';
import type { RightsWatch } from './rights-watch.js';

const LISTENING = `select pid from pg_stat_activity
  where application_name = 'covibe-live' and datname = current_database()`;

describe('the ear of a server process', () => {
  const heard: string[] = [];
  let resyncs = 0;
  let rightsUnseen = 0;
  let server: ServerDatabase;
  let listener: LiveListener;
  const hub = {
    changed: (workspaceId: string, topic: string) => void heard.push(`${workspaceId} ${topic}`),
    resyncAll: () => void (resyncs += 1),
  } as unknown as LiveHub;
  const rights = {
    changed: ({ developerId }: AuthChange) => void heard.push(`rights of ${developerId}`),
    changedUnseen: () => void (rightsUnseen += 1),
  } as unknown as RightsWatch;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    server = await serverDatabase();
    const config = readConfig({ DATABASE_URL: server.database.appUrl });
    listener = new LiveListener(config, hub, rights);
    await listener.onApplicationBootstrap();
  });
  afterAll(async () => {
    await listener.onModuleDestroy();
    await server.stop();
  });
  beforeEach(() => {
    heard.length = 0;
    resyncs = 0;
  });

  const notify = (payload: string, channel = 'covibe_live') =>
    server.connections.query('select pg_notify($1, $2)', [channel, payload]);
  const until = async (met: () => boolean, millis: number) => {
    for (const end = Date.now() + millis; !met() && Date.now() < end;) await sleep(10);
    return met();
  };
  const listening = () => server.asOwner<{ pid: number }>(LISTENING);

  it('passes on which workspace changed and what', async () => {
    await notify('{"w":"ws_1","t":"task"}');
    expect(await until(() => heard.length > 0, 1_000)).toBe(true);
    expect(heard).toEqual(['ws_1 task']);
  });

  it('passes on whose rights changed', async () => {
    await notify('{"tenantId":"tenant_1","developerId":"dev_1"}', AUTH_CHANNEL);
    expect(await until(() => heard.length > 0, 1_000)).toBe(true);
    expect(heard).toEqual(['rights of dev_1']);
  });

  it('is one connection', async () => {
    expect(await listening()).toHaveLength(1);
  });

  it('takes no harm from a notice it does not understand', async () => {
    for (const payload of ['', 'not json', 'null', '{"w":1}', '{"t":"task"}']) {
      await notify(payload);
    }
    await notify('{"w":"ws_1","t":"after"}');
    expect(await until(() => heard.includes('ws_1 after'), 1_000)).toBe(true);
    expect(heard).toEqual(['ws_1 after']);
  });

  it('comes back within three seconds when it is cut off, and has everybody fetch again', async () => {
    const [cut] = await listening();
    await server.asOwner('select pg_terminate_backend($1)', [cut?.pid]);
    expect(await until(() => resyncs > 0, 3_000)).toBe(true);
    await notify('{"w":"ws_1","t":"back"}');
    expect(await until(() => heard.length > 0, 1_000)).toBe(true);
    expect(heard).toEqual(['ws_1 back']);
    expect(await listening()).toHaveLength(1);
    expect({ resyncs, rightsUnseen }).toEqual({ resyncs: 1, rightsUnseen: 1 });
  });

  it('ends with its server', async () => {
    await listener.onModuleDestroy();
    await sleep(500);
    expect(await listening()).toEqual([]);
  });
});
