import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HEALTH, LIVE, LOCAL_AUTH, SESSION } from '@covibe/contracts';
import pg from 'pg';
import { migrate } from '../../migrations/run.js';
import { freePort, type RunningPostgres, startPostgres } from '../../tools/postgres/index.js';
import { OWN_PAGE } from '../support/browser-person.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { ServerProcess } from '../support/server-process.js';

/** How long the database stays away: `npm run test:faults` waits as long as an outage may last. */
const AWAY_MS = process.env.COVIBE_LONG === '1' ? 30_000 : 2_500;

interface Answer {
  status: number;
  code: string | undefined;
  retryAfter: string | null;
  millis: number;
}

describe('a server whose database goes away', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'covibe-outage-'));
  let postgres: RunningPostgres;
  let server: ServerProcess;
  let tenant: PlantedTenant;
  let origin: string;
  let cookie: string;

  beforeAll(async () => {
    // Durable: an ephemeral one may forget the session it confirmed a moment before it is killed.
    postgres = await startPostgres({ dataDir });
    const { ownerUrl, appUrl } = postgres;
    await migrate(ownerUrl, appUrl);
    tenant = await plantTenant(
      { ownerUrl, appUrl, drop: () => Promise.resolve() },
      { name: 'outage' },
    );
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    server = await ServerProcess.spawn({
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: appUrl,
      COVIBE_LOG_LEVEL: 'silent',
    }).ready();
    cookie = await signIn();
  });
  afterAll(async () => {
    await server.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function signIn(): Promise<string> {
    const reply = await fetch(origin + LOCAL_AUTH.signIn.path, {
      method: 'POST',
      headers: OWN_PAGE,
      body: JSON.stringify({ developer_id: tenant.admin.id }),
    });
    const [given = ''] = reply.headers.getSetCookie();
    return given.split(';', 1)[0] ?? '';
  }

  async function ask(path: string): Promise<Answer> {
    const began = performance.now();
    const reply = await fetch(origin + path, { headers: { cookie } });
    const body = (await reply.json()) as { code?: string };
    return {
      status: reply.status,
      code: body.code,
      retryAfter: reply.headers.get('retry-after'),
      millis: performance.now() - began,
    };
  }

  /** Asks from several sides until the time is over. */
  async function askFor(millis: number): Promise<Answer[]> {
    const answers: Answer[] = [];
    const until = Date.now() + millis;
    const side = async () => {
      while (Date.now() < until) {
        answers.push(await ask(SESSION.current.path));
        await sleep(50);
      }
    };
    await Promise.all([side(), side(), side(), side()]);
    return answers;
  }

  async function millisUntilWell(): Promise<number> {
    const began = performance.now();
    for (;;) {
      const { status } = await ask(SESSION.current.path);
      if (status === 200) return performance.now() - began;
      // Anything but "not yet" will not get better by waiting.
      expect(status).toBe(503);
      await sleep(50);
    }
  }

  function expectPatientRefusals(answers: readonly Answer[]): void {
    expect(answers.length).toBeGreaterThan(4);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['database/unavailable']));
    for (const { retryAfter } of answers) expect(Number(retryAfter)).toBeGreaterThan(0);
    expect(Math.max(...answers.map(({ millis }) => millis))).toBeLessThan(2_000);
  }

  it('says so within two seconds, stays alive, and is well again within three of its return', async () => {
    expect((await ask(SESSION.current.path)).status).toBe(200);
    const live = await openStream();
    await writeEverythingDown(postgres);
    process.kill(postgres.pid, 'SIGKILL');
    await postgres.stop();
    expectPatientRefusals(await askFor(AWAY_MS));
    expect((await ask(HEALTH.live.path)).status).toBe(200);
    expect(await ask(HEALTH.ready.path)).toMatchObject({ status: 503, retryAfter: '2' });
    expect(server.child.exitCode).toBeNull();

    const { port } = postgres;
    postgres = await startPostgres({ dataDir });
    expect(postgres.port).toBe(port);
    expect(await millisUntilWell()).toBeLessThan(3_000);
    await sleep(1_600);
    expect((await ask(HEALTH.ready.path)).status).toBe(200);
    for (const end = Date.now() + 3_000; !live.text.includes('resync') && Date.now() < end;) {
      await sleep(50);
    }
    expect(live.text).toContain('event: resync');
    live.close();
  });

  it('does the same when the database only falls silent', async () => {
    expect((await ask(SESSION.current.path)).status).toBe(200);
    const processes = [postgres.pid, ...(await backendsOf(postgres))];
    for (const pid of processes) process.kill(pid, 'SIGSTOP');
    try {
      expectPatientRefusals(await askFor(AWAY_MS));
      expect((await ask(HEALTH.live.path)).millis).toBeLessThan(500);
      const ready = await ask(HEALTH.ready.path);
      expect([ready.status, ready.millis < 1_500]).toEqual([503, true]);
    } finally {
      for (const pid of processes) process.kill(pid, 'SIGCONT');
    }
    expect(await millisUntilWell()).toBeLessThan(3_000);
    expect(server.child.exitCode).toBeNull();
  });

  async function openStream(): Promise<{ text: string; close: () => void }> {
    const abort = new AbortController();
    const reply = await fetch(origin + LIVE.stream.path, {
      headers: { cookie },
      signal: abort.signal,
    });
    const live = { text: '', close: () => abort.abort() };
    void (async () => {
      for await (const chunk of reply.body ?? [])
        live.text += new TextDecoder().decode(chunk as Uint8Array);
    })().catch(() => undefined);
    return live;
  }
});

/** A cluster of tests does not wait for its disk: without this, the sign-in may die with it. */
async function writeEverythingDown({ ownerUrl }: RunningPostgres): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('checkpoint');
  await owner.end();
}

async function backendsOf({ ownerUrl }: RunningPostgres): Promise<number[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ pid: number }>(
    'select pid from pg_stat_activity where pid <> pg_backend_pid()',
  );
  await owner.end();
  return rows.map(({ pid }) => pid);
}
