/**
 * `npm run bench:claims`: how long the server takes to say whether somebody else holds the files of
 * an edit. The companion asks before every edit, so nobody may feel it.
 */
import { Agent, request } from 'node:http';
import { startThrowawayServer } from '../../test/support/running-server.ts';
import { buildServer } from '../bench/build-server.ts';
import { fillClaims } from '../bench/claimed-workspace.ts';
import { judged, quantile, rounded, type Verdict } from '../bench/figures.ts';
import { processorMillis } from '../bench/process-figures.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

const CLAIMS = 500;
const ENDED = 100_000;
const WARM = 200;
const ROUNDS = 1_000;
const connection = new Agent({ keepAlive: true, maxSockets: 1 });

await task(async () => {
  await buildServer(stopRequest().asked);
  let token = '';
  const server = await startThrowawayServer({ COVIBE_LOG_LEVEL: 'warn' }, async ({ ownerUrl }) => {
    token = await fillClaims(ownerUrl, { claims: CLAIMS, ended: ENDED });
  });
  try {
    const origin = server.origin.replace('localhost', '127.0.0.1');
    const ways = [1, 20, 200].map((count) => ({ paths: pathsOf(count), times: [] as number[] }));
    const verdicts: Verdict[] = [];
    for (const { paths, times } of ways) {
      for (let round = 0; round < WARM; round += 1) await asked(origin, token, paths);
      const used = processorMillis(server.pid);
      for (let round = 0; round < ROUNDS; round += 1) {
        times.push(await asked(origin, token, paths));
      }
      const at = (share: number) => quantile(times, share);
      const [p50, p95] = [at(0.5), at(0.95)].map(rounded);
      console.log(`${paths.length} paths against ${CLAIMS} claims: p50 ${p50} ms, p95 ${p95} ms`);
      const processor = (processorMillis(server.pid) - used) / ROUNDS;
      verdicts.push(
        { what: `${paths.length} paths, p50 with HTTP`, value: at(0.5), unit: ' ms', most: 5 },
        { what: 'processor time of the server', value: processor, unit: ' ms', most: 5 },
      );
    }
    return judged(verdicts);
  } finally {
    connection.destroy();
    await server.stop();
  }
});

/** Some of them held by others, most of them free. */
function pathsOf(count: number): string[] {
  return Array.from({ length: count }, (_, nth) => `src/part${nth * 7}/deep/down/file${nth}.ts`);
}

function asked(origin: string, token: string, paths: string[]): Promise<number> {
  const body = JSON.stringify({ repo: 'big', paths });
  return new Promise((settle, fail) => {
    const began = performance.now();
    const call = request(
      `${origin}/api/claims/check`,
      {
        method: 'POST',
        agent: connection,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (reply) => {
        reply.resume();
        reply.once('end', () => {
          if (reply.statusCode === 200) settle(performance.now() - began);
          else fail(new Error(`the check answered ${reply.statusCode}`));
        });
      },
    );
    call.once('error', fail);
    call.end(body);
  });
}
