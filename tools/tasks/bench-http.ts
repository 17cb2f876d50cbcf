/**
 * `npm run bench:http`: requests a second of the simplest route of the built server (security
 * headers, request id, JSON log, guard) against a bare Fastify, turn by turn in the same minutes.
 */
import { startThrowawayServer } from '../../test/support/running-server.ts';
import { buildServer } from '../bench/build-server.ts';
import { judged, quantile, rounded } from '../bench/figures.ts';
import { startFloor } from '../bench/floor-process.ts';
import { processorMillis } from '../bench/process-figures.ts';
import { commandOf, runNode } from '../gates/program.ts';
import { freePort } from '../postgres/index.ts';
import { ROOT } from '../repository.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

const autocannon = commandOf(import.meta.resolve('autocannon'), 'autocannon');
const ROUNDS = 7;
const SECONDS = 4;
const WARM_SECONDS = 10;
const CONNECTIONS = 20;

await task(async () => {
  await buildServer(stopRequest().asked);
  const port = await freePort();
  const floor = await startFloor('bare-fastify.ts', [String(port)]);
  const server = await startThrowawayServer();
  const bare = { url: `http://127.0.0.1:${port}/`, pid: floor.pid };
  const route = `${server.origin.replace('localhost', '127.0.0.1')}/api/health/live`;
  const ours = { url: route, pid: server.pid };
  try {
    // The server is a larger program: what runs often must have been compiled before it counts.
    for (const target of [bare, ours]) await load(target, WARM_SECONDS);
    const rounds: { bare: Load; ours: Load }[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const pair = { bare: await load(bare), ours: await load(ours) };
      console.log(`round ${round}: bare ${inWords(pair.bare)}, ours ${inWords(pair.ours)}`);
      rounds.push(pair);
    }
    const typical = (ratio: (round: { bare: Load; ours: Load }) => number) =>
      quantile(rounds.map(ratio), 0.5);
    const share = typical((round) => round.bare.processor / round.ours.processor);
    console.log(`for the same processor time: ${rounded(share)} times as many requests`);
    return judged([
      {
        what: 'requests a second, times a bare Fastify',
        value: typical((round) => round.ours.perSecond / round.bare.perSecond),
        least: 0.6,
      },
    ]);
  } finally {
    floor.stop();
    await server.stop();
  }
});

interface Load {
  perSecond: number;
  /** Milliseconds of processor time for a thousand requests. */
  processor: number;
}

function inWords({ perSecond, processor }: Load): string {
  return `${rounded(perSecond)}/s at ${rounded(processor)} ms of processor a thousand`;
}

interface Cannonade {
  requests: { average: number; total: number };
  non2xx: number;
  errors: number;
}

async function load({ url, pid }: { url: string; pid: number }, seconds = SECONDS): Promise<Load> {
  const how = ['--json', '--no-progress', '-c', String(CONNECTIONS), '-d', String(seconds)];
  const before = processorMillis(pid);
  const { output } = await runNode([autocannon, ...how, url], { cwd: ROOT });
  const { requests, non2xx, errors } = JSON.parse(output.slice(output.indexOf('{'))) as Cannonade;
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refusals, ${errors} faults`);
  const processor = ((processorMillis(pid) - before) / requests.total) * 1000;
  return { perSecond: requests.average, processor };
}
