/**
 * `npm run bench:auth`: what the guards add to a route. The same route open, behind the session
 * cookie and behind an agent token, asked in turn on one warm process.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../migrations/run.ts';
import { buildServer } from '../bench/build-server.ts';
import { judged, quantile } from '../bench/figures.ts';
import { startFloor } from '../bench/floor-process.ts';
import { bareToken } from '../bench/mcp/bare-token.ts';
import { signedInCookie } from '../bench/signed-in-cookie.ts';
import { freePort, startPostgres } from '../postgres/index.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

const WARM = 300;
const ROUNDS = 4_000;
const WORKSPACE = 'ws_bench';
const connection = new Agent({ keepAlive: true, maxSockets: 1 });

await task(async () => {
  await buildServer(stopRequest().asked);
  const folder = mkdtempSync(join(tmpdir(), 'covibe-bench-'));
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), ephemeral: true });
  try {
    await migrate(postgres.ownerUrl, postgres.appUrl);
    const port = await freePort();
    const server = await startFloor('auth/guarded-server.ts', [String(port), postgres.appUrl]);
    try {
      const origin = `http://127.0.0.1:${port}`;
      const cookie = await signedInCookie({ origin, ownerUrl: postgres.ownerUrl }, WORKSPACE);
      const token = await keptToken(postgres.ownerUrl);
      return judged(await measured(origin, { cookie, token }));
    } finally {
      server.stop();
    }
  } finally {
    connection.destroy();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function measured(origin: string, { cookie, token }: { cookie: string; token: string }) {
  const ways: { path: string; headers: Record<string, string>; times: number[] }[] = [
    { path: `${origin}/bench/public`, headers: {}, times: [] },
    { path: `${origin}/bench/session`, headers: { cookie }, times: [] },
    {
      path: `${origin}/bench/agent`,
      headers: { authorization: `Bearer ${token}` },
      times: [],
    },
  ];
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    for (const way of ways) {
      const millis = await asked(way.path, way.headers);
      if (round >= WARM) way.times.push(millis);
    }
  }
  const [open = NaN, session = NaN, agent = NaN] = ways.map(({ times }) => quantile(times, 0.5));
  console.log(`p50 of the open route ${open.toFixed(3)} ms`);
  return [
    { what: 'added by the cookie guard, p50', value: session - open, unit: ' ms', most: 0.5 },
    { what: 'added by the token guard, p50', value: agent - open, unit: ' ms', most: 1 },
  ];
}

function asked(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((settle, fail) => {
    const began = performance.now();
    get(url, { headers, agent: connection }, (reply) => {
      reply.resume();
      reply.once('end', () => {
        if (reply.statusCode === 200) settle(performance.now() - began);
        else fail(new Error(`${url} answered ${reply.statusCode}`));
      });
    }).once('error', fail);
  });
}

async function keptToken(ownerUrl: string): Promise<string> {
  const token = bareToken();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(
    `insert into mcp_tokens (workspace_id, id, tenant_id, developer_id, token_hash, last_four, expires_at)
     values ($1, 'tok_bench', 'tenant_bench', 'dev_bench', $2, $3, now() + interval '1 day')`,
    [WORKSPACE, createHash('sha256').update(token).digest('hex'), token.slice(-4)],
  );
  await owner.end();
  return token;
}
