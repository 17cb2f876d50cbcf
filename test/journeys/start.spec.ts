import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPostmaster } from '../../tools/postgres/postmaster-file.ts';
import { freePort } from '../../tools/free-port.ts';
import { ROOT } from '../../tools/repository.ts';
import { type Ended, ended } from '../tools/bootstrap/clone-fixture.ts';
import { dataDirectory, isRunning } from '../tools/postgres/postgres-fixture.ts';

// The first start may have to build what a single run of this spec finds stale.
const WITH_BUILD = 180_000;

describe('npm start', () => {
  const folder = dataDirectory();
  const started: ChildProcess[] = [];
  afterEach(() => started.splice(0).forEach((child) => child.kill('SIGTERM')));
  afterAll(() => folder.remove());

  const start = (port: number): { child: ChildProcess; result: Promise<Ended> } => {
    const child = spawn(process.execPath, [join(ROOT, 'tools', 'run.mjs'), 'start'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...{ COVIBE_DATA_DIR: folder.path, PORT: String(port), COVIBE_LOG_LEVEL: 'warn' },
        ...{ DATABASE_URL: '', COVIBE_POSTGRES_ADMIN_URL: '', COVIBE_AUTH_MODE: 'local-dev' },
      },
    });
    started.push(child);
    return { child, result: ended(child) };
  };

  const ready = async (child: ChildProcess): Promise<string> => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    while (!said.includes('Co-Vibe is ready')) {
      if (child.exitCode !== null) throw new Error(`npm start ended: ${said}`);
      await sleep(20);
    }
    return said;
  };

  const postmaster = () => readPostmaster(join(folder.path, 'postgres', 'cluster'))?.pid ?? 0;
  const answers = (port: number) =>
    fetch(`http://127.0.0.1:${port}/api/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
  const everythingEnds = async (port: number, database: number): Promise<void> => {
    for (let waited = 0; waited < 15_000; waited += 50) {
      if (!isRunning(database) && !(await answers(port))) return;
      await sleep(50);
    }
    throw new Error('the server or its database is still running');
  };

  it(
    'prepares an empty folder, says where everything is, and is healthy',
    async () => {
      const port = await freePort();
      const { child, result } = start(port);
      const said = await ready(child);
      expect(said).toContain(`http://localhost:${port}`);
      expect(said).toContain('local-dev');
      const health = await fetch(`http://127.0.0.1:${port}/api/health`);
      expect({ status: health.status, body: await health.json() }).toMatchObject({
        status: 200,
        body: { status: 'ok', schema: 'ok', missing_tables: [] },
      });
      const database = postmaster();
      expect(isRunning(database)).toBe(true);
      child.kill('SIGTERM');
      expect(await result).toMatchObject({ code: 0 });
      expect({ database: isRunning(database), server: await answers(port) }).toEqual({
        database: false,
        server: false,
      });
    },
    WITH_BUILD,
  );

  it(
    'is ready again within five seconds',
    async () => {
      const began = Date.now();
      const { child } = start(await freePort());
      await ready(child);
      const took = Date.now() - began;
      console.log(`second npm start ready after ${took} ms`);
      // The promise is five seconds on an idle machine; other suites share this one.
      expect(took).toBeLessThan(30_000);
    },
    WITH_BUILD,
  );

  it(
    'leaves nothing behind when it is killed without warning',
    async () => {
      const port = await freePort();
      const { child } = start(port);
      await ready(child);
      const database = postmaster();
      child.kill('SIGKILL');
      await everythingEnds(port, database);
    },
    WITH_BUILD,
  );

  it(
    'says in one sentence that the asked-for port is taken, and cleans up',
    async () => {
      const squatter = createServer().listen(0, '127.0.0.1');
      await new Promise((listening) => squatter.once('listening', listening));
      const address = squatter.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const { code, stderr } = await start(port).result;
      squatter.close();
      expect(code).toBe(1);
      expect(stderr.trim().split('\n').at(-1)).toMatch(new RegExp(`^Port ${port} is taken`));
      expect(isRunning(postmaster() || 2 ** 22)).toBe(false);
    },
    WITH_BUILD,
  );
});
