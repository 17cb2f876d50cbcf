/**
 * `npm run bench:live`: a thousand readers of one workspace and ten changes a second, on the built
 * server and on a bare fan-out of the same notices, turn by turn.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startThrowawayServer } from '../../test/support/running-server.ts';
import { buildServer } from '../bench/build-server.ts';
import { judged, quantile, rounded } from '../bench/figures.ts';
import { startFloor } from '../bench/floor-process.ts';
import { signedInCookie } from '../bench/signed-in-cookie.ts';
import { freePort } from '../postgres/index.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

const READERS = 1_000;
const PER_SECOND = 10;
const SECONDS = 8;
const ROUNDS = 3;
const WORKSPACE = 'ws_bench';

await task(async () => {
  await buildServer(stopRequest().asked);
  const server = await startThrowawayServer({ COVIBE_LOG_LEVEL: 'warn' });
  const port = await freePort();
  const floor = await startFloor('bare-fan-out.ts', [String(port), server.appUrl]);
  try {
    const cookie = await signedInCookie(server, WORKSPACE);
    const bare = { url: `http://127.0.0.1:${port}/`, cookie: '' };
    const ours = { url: `${server.origin.replace('localhost', '127.0.0.1')}/api/live`, cookie };
    const rounds: { bare: Heard; ours: Heard }[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const pair = {
        bare: await broadcast(bare, server.appUrl),
        ours: await broadcast(ours, server.appUrl),
      };
      console.log(`round ${round}: bare ${inWords(pair.bare)}; ours ${inWords(pair.ours)}`);
      rounds.push(pair);
    }
    const typical = (ratio: (round: { bare: Heard; ours: Heard }) => number) =>
      quantile(rounds.map(ratio), 0.5);
    return judged([
      {
        what: 'p95 from change to reader, times a bare fan-out',
        value: typical((round) => round.ours.p95 / round.bare.p95),
        most: 2,
      },
      {
        what: 'changes delivered, times a bare fan-out',
        value: typical((round) => round.ours.delivered / round.bare.delivered),
        least: 0.7,
      },
    ]);
  } finally {
    floor.stop();
    await server.stop();
  }
});

interface Heard {
  delivered: number;
  p50: number;
  p95: number;
}

function inWords({ delivered, p50, p95 }: Heard): string {
  return `${delivered} delivered, p50 ${rounded(p50)} ms, p95 ${rounded(p95)} ms`;
}

async function broadcast(
  { url, cookie }: { url: string; cookie: string },
  databaseUrl: string,
): Promise<Heard> {
  const readers = fork(
    join(import.meta.dirname, '../bench/live-readers.ts'),
    [url, String(READERS), cookie],
    { execArgv: [] },
  );
  const said = () => new Promise<unknown>((settle) => readers.once('message', settle));
  await said();
  await sleep(500);
  const sent = await sendChanges(databaseUrl);
  await sleep(1_000);
  const report = said();
  readers.send(sent);
  const { waits } = (await report) as { waits: number[] };
  readers.kill();
  return { delivered: waits.length, p50: quantile(waits, 0.5), p95: quantile(waits, 0.95) };
}

/** Says at a steady pace that something changed; answers when each was said. */
async function sendChanges(databaseUrl: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const notice = JSON.stringify({ w: WORKSPACE, t: 'task' });
  const sent: number[] = [];
  const began = performance.now();
  for (let change = 0; change < PER_SECOND * SECONDS; change += 1) {
    await sleep(Math.max(0, began + (change * 1_000) / PER_SECOND - performance.now()));
    sent.push(performance.timeOrigin + performance.now());
    await client.query(`select pg_notify('covibe_live', $1)`, [notice]);
  }
  await client.end();
  return sent;
}
