/**
 * `npm run bench:start`: from the start of the built server's process to its listening on a migrated
 * database, and the memory it holds once nothing happens any more.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '../../migrations/run.ts';
import { ServerProcess } from '../../test/support/server-process.ts';
import { buildServer } from '../bench/build-server.ts';
import { judged, quantile, rounded } from '../bench/figures.ts';
import { processorMillis, residentMegabytes } from '../bench/process-figures.ts';
import { freePort, startPostgres } from '../postgres/index.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

const ROUNDS = 7;
const IDLE_MS = 5_000;

await task(async () => {
  await buildServer(stopRequest().asked);
  const folder = mkdtempSync(join(tmpdir(), 'covibe-bench-'));
  const postgres = await startPostgres({ dataDir: folder, ephemeral: true });
  try {
    await migrate(postgres.ownerUrl, postgres.appUrl);
    const starts: Start[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const bare = await millisOfBareNode();
      const start = await oneStart(postgres.appUrl, round === ROUNDS);
      starts.push(start);
      console.log(
        `start ${round}: ready after ${rounded(start.ready)} ms, ` +
          `${rounded(start.processor)} ms of processor; Node alone ${rounded(bare)} ms`,
      );
    }
    const typical = (figure: (start: Start) => number) => quantile(starts.map(figure), 0.5);
    return judged([
      {
        what: 'from start to ready',
        value: typical((start) => start.ready),
        unit: ' ms',
        most: 1500,
      },
      {
        what: 'processor time of a start',
        value: typical((start) => start.processor),
        unit: ' ms',
        most: 1500,
      },
      { what: 'memory when idle', value: starts.at(-1)?.memory ?? NaN, unit: ' MB', most: 170 },
    ]);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

interface Start {
  ready: number;
  processor: number;
  memory: number;
}

async function oneStart(databaseUrl: string, waitUntilIdle: boolean): Promise<Start> {
  const port = await freePort();
  const began = performance.now();
  const server = ServerProcess.spawn({
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: databaseUrl,
  });
  await server.ready();
  const ready = performance.now() - began;
  const pid = server.child.pid ?? 0;
  const processor = processorMillis(pid);
  if (waitUntilIdle) await sleep(IDLE_MS);
  const memory = residentMegabytes(pid);
  await server.stop();
  return { ready, processor, memory };
}

/** What the machine asks of any Node program at this moment. */
async function millisOfBareNode(): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
  await new Promise((settle) => child.once('exit', settle));
  return performance.now() - began;
}
