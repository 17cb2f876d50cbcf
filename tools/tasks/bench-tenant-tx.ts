/**
 * `npm run bench:tenant-tx`: a tenant transaction with one indexed read through the server's own
 * code, against the same four statements through bare `pg`, turn by turn in one process.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../migrations/run.ts';
import { builtDatabase } from '../bench/built-database.ts';
import { buildServer } from '../bench/build-server.ts';
import { judged, quantile, rounded } from '../bench/figures.ts';
import { startPostgres } from '../postgres/index.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

const ROUNDS = 60;
const EACH = 100;
const POOL = 8;
const WHERE = { tenantId: 'tenant_bench', workspaceId: 'ws_500' };
const READ = 'select name from workspaces where tenant_id = $1 and id = $2';
const VALUES = [WHERE.tenantId, WHERE.workspaceId];

type Once = () => Promise<void>;

await task(async () => {
  await buildServer(stopRequest().asked);
  const folder = mkdtempSync(join(tmpdir(), 'covibe-bench-'));
  const postgres = await startPostgres({ dataDir: folder, ephemeral: true });
  try {
    await migrate(postgres.ownerUrl, postgres.appUrl);
    await fill(postgres.ownerUrl);
    return await compare(postgres.appUrl);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function compare(appUrl: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: appUrl, max: POOL });
  // Its last connections may still be closing when PostgreSQL is stopped.
  pool.on('error', () => undefined);
  const database = await builtDatabase(appUrl, POOL);
  const bare = bareTransaction(pool);
  const ours: Once = async () => {
    await database.within(WHERE, (tx) => tx.query(READ, VALUES));
  };
  for (let warm = 0; warm < 500; warm += 1) await (warm % 2 ? bare() : ours());
  const alone = await inTurns(bare, ours, (once) => oneByOne(once, EACH));
  const together = await inTurns(bare, ours, (once) => atOnce(once, EACH, POOL));
  await database.close();
  await pool.end();
  console.log(
    `one after another: bare pg ${rounded(alone.floor)} ms, ours ${rounded(alone.ours)} ms`,
  );
  console.log(
    `${POOL} at once: bare pg ${rounded(together.floor)} ms, ours ${rounded(together.ours)} ms each`,
  );
  return judged([
    { what: 'tenant transaction, times bare pg', value: alone.ratio, most: 1.5 },
    { what: `the same, ${POOL} at once`, value: together.ratio, most: 1.5 },
  ]);
}

function bareTransaction(pool: pg.Pool): Once {
  return async () => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query('select app.enter($1, $2)', VALUES);
      await client.query(READ, VALUES);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
}

/** Both in every round, so that whatever else this machine does meets both alike. */
async function inTurns(floor: Once, ours: Once, measure: (once: Once) => Promise<number>) {
  const rounds: { floor: number; ours: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = await measure(round % 2 ? floor : ours);
    const second = await measure(round % 2 ? ours : floor);
    rounds.push(round % 2 ? { floor: first, ours: second } : { floor: second, ours: first });
  }
  return {
    floor: quantile(
      rounds.map((round) => round.floor),
      0.5,
    ),
    ours: quantile(
      rounds.map((round) => round.ours),
      0.5,
    ),
    ratio: quantile(
      rounds.map((round) => round.ours / round.floor),
      0.5,
    ),
  };
}

async function oneByOne(once: Once, times: number): Promise<number> {
  const took: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const began = performance.now();
    await once();
    took.push(performance.now() - began);
  }
  return quantile(took, 0.5);
}

async function atOnce(once: Once, times: number, lanes: number): Promise<number> {
  const began = performance.now();
  const lane = async () => {
    for (let turn = 0; turn < times; turn += 1) await once();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (performance.now() - began) / (times * lanes);
}

/** A thousand workspaces of one tenant, so that the index has something to do. */
async function fill(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`insert into tenants (id, name, slug) values ('tenant_bench', 'b', 'b')`);
  await owner.query(`insert into developers (tenant_id, id, name, email, handle)
    values ('tenant_bench', 'dev_1', 'ada', 'ada@co-vibe.example', 'ada')`);
  await owner.query(`insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
    select 'tenant_bench', 'ws_' || n, 'w' || n, 'w' || n, 'dev_1' from generate_series(1, 1000) n`);
  await owner.query('analyze');
  await owner.end();
}
