import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LIVE, LOCAL_AUTH, SESSION } from '@covibe/contracts';
import pg from 'pg';
import { freePort } from '../../tools/postgres/index.js';
import { OWN_PAGE } from '../support/browser-person.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { rawRequest, type RawReply } from '../support/raw-request.js';
import { ServerProcess } from '../support/server-process.js';

const STREAMS = 50;

describe('a server that is told to stop', () => {
  let database: TestDatabase;
  let tenant: PlantedTenant;
  let port: number;
  let origin: string;

  beforeAll(async () => {
    database = await testDatabase();
    tenant = await plantTenant(database, { name: 'drain' });
    port = await freePort();
    origin = `http://127.0.0.1:${port}`;
  });
  afterAll(() => database.drop());

  const start = () =>
    ServerProcess.spawn({
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: database.appUrl,
      COVIBE_LOG_LEVEL: 'silent',
    }).ready();

  async function signIn(): Promise<string> {
    const reply = await fetch(origin + LOCAL_AUTH.signIn.path, {
      method: 'POST',
      headers: OWN_PAGE,
      body: JSON.stringify({ developer_id: tenant.admin.id }),
    });
    return reply.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ');
  }

  const opening = (path: string, cookie: string) =>
    `GET ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n\r\n`;

  it('finishes what is under way, ends its streams with a hint when to return, and is gone', async () => {
    const server = await start();
    const cookie = await signIn();
    const streams = Array.from({ length: STREAMS }, () =>
      rawRequest(origin, opening(LIVE.stream.path, cookie)),
    );
    const release = await holdWorkspaces();
    const waiting = Array.from({ length: 10 }, () =>
      rawRequest(origin, opening(SESSION.current.path, cookie)),
    );
    const halfSent = Array.from({ length: 10 }, () => halfRequest());
    await sleep(500);

    const told = performance.now();
    server.child.kill('SIGTERM');
    await sleep(500);
    const refused = await connects();
    await release();
    for (const { finish } of halfSent) finish();
    const replies = await Promise.all([...waiting, ...halfSent.map(({ reply }) => reply)]);
    const farewells = await Promise.all(streams);
    const code = await server.exited;

    expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(farewells.filter(({ status }) => status === 200)).toHaveLength(STREAMS);
    expect(
      farewells.filter(({ body }) => /retry: \d+\r?\n\r?\n/.test(lastWords(body))),
    ).toHaveLength(STREAMS);
    expect(refused).toBe(false);
    expect(code).toBe(0);
    expect(performance.now() - told).toBeLessThan(10_000);
  });

  it('is gone within ten seconds even when somebody never finishes', async () => {
    const server = await start();
    const stuck = halfRequest();
    await sleep(200);
    const told = performance.now();
    server.child.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    expect(performance.now() - told).toBeLessThan(10_000);
    await stuck.reply;
  });

  it('is gone at once when nothing is under way', async () => {
    const server = await start();
    // A client that keeps its connection for later is no reason to wait.
    const kept = connect(port, '127.0.0.1');
    kept.on('error', () => undefined);
    kept.write('GET /api/health/live HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await new Promise((settle) => kept.once('data', settle));
    const told = performance.now();
    server.child.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    expect(performance.now() - told).toBeLessThan(2_000);
    kept.destroy();
  });

  /** A sign-in whose last byte is still to come. */
  function halfRequest(): { reply: Promise<RawReply>; finish: () => void } {
    const body = JSON.stringify({ developer_id: tenant.member.id });
    let finish = () => {};
    const head = [
      `POST ${LOCAL_AUTH.signIn.path} HTTP/1.1`,
      'host: localhost',
      ...Object.entries(OWN_PAGE).map(([name, value]) => `${name}: ${value}`),
      `content-length: ${body.length}`,
    ].join('\r\n');
    const reply = rawRequest(origin, `${head}\r\n\r\n${body.slice(0, -1)}`, (socket) => {
      finish = () => void socket.write(body.slice(-1));
    });
    return { reply, finish: () => finish() };
  }

  /** Makes whoever reads the workspaces wait until it is released. */
  async function holdWorkspaces(): Promise<() => Promise<void>> {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query('begin; lock table workspaces in access exclusive mode');
    return async () => {
      await owner.query('rollback');
      await owner.end();
    };
  }

  const connects = () =>
    new Promise<boolean>((settle) => {
      const socket = connect(port, '127.0.0.1', () => settle(true));
      socket.on('error', () => settle(false)).on('connect', () => socket.destroy());
    });
  const lastWords = (body: string) => body.slice(-60);
});
