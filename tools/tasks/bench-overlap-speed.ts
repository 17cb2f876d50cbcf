/**
 * `npm run bench:overlap-speed`: a check against 10,000 open items at the service method, database
 * included, turn by turn with a bare TF-IDF loop over the same items in memory; then once more with
 * ten times as much finished work behind it. `--checks` asks less often.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { migrate } from '../../migrations/run.ts';
import { buildServer } from '../bench/build-server.ts';
import { judged, quantile, rounded } from '../bench/figures.ts';
import { builtChecks, type BenchActor, type BuiltChecks } from '../bench/overlap/built-checks.ts';
import { TfidfFloor } from '../bench/overlap/tfidf-floor.ts';
import { WorkGenerator, type BenchWork } from '../bench/overlap/work-generator.ts';
import { startPostgres } from '../postgres/index.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

const OPEN = 10_000;
const HISTORY = 100_000;
const DEVELOPERS = 20;
const TENANT = 'tenant_bench';
const PLACE = 'ws_bench';

const PEOPLE = [
  `insert into tenants (id, name, slug) values ('${TENANT}', 'Bench', 'bench')`,
  `insert into developers (tenant_id, id, name, email, handle)
   select '${TENANT}', 'dev_' || n, 'Developer ' || n, 'd' || n || '@bench.example', 'd' || n
     from generate_series(1, ${DEVELOPERS}) n`,
  `insert into tenant_memberships (tenant_id, developer_id, role)
   select '${TENANT}', 'dev_' || n, 'member' from generate_series(1, ${DEVELOPERS}) n`,
  `insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
   values ('${TENANT}', '${PLACE}', 'Bench', 'bench', 'dev_1')`,
  `insert into workspace_memberships (tenant_id, workspace_id, developer_id)
   select '${TENANT}', '${PLACE}', 'dev_' || n from generate_series(1, ${DEVELOPERS}) n`,
  `insert into workstreams (workspace_id, id, developer_id, title, title_key, status, created_at,
                            updated_at)
   values ('${PLACE}', 'stream_1', 'dev_1', 'Bench', 'bench', 'active', now(), now())`,
];

await task(async (args) => {
  const { values } = parseArgs({ args, options: { checks: { type: 'string' } } });
  const times = Number(values.checks ?? 400);
  await buildServer(stopRequest().asked);
  const folder = mkdtempSync(join(tmpdir(), 'covibe-bench-'));
  const postgres = await startPostgres({ dataDir: folder, ephemeral: true });
  const owner = new pg.Client({ connectionString: postgres.ownerUrl });
  try {
    await migrate(postgres.ownerUrl, postgres.appUrl);
    await owner.connect();
    const checks = await builtChecks(postgres.appUrl);
    try {
      return await measure(owner, checks, times);
    } finally {
      await checks.close();
    }
  } finally {
    await owner.end();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function measure(owner: pg.Client, checks: BuiltChecks, times: number): Promise<number> {
  setFlagsFromString('--expose-gc');
  const generator = new WorkGenerator(7);
  const items = Array.from({ length: OPEN }, () => generator.work());
  await fill(owner, items);
  const began = performance.now();
  await indexAll(owner, checks);
  await owner.query('vacuum analyze');
  console.log(`indexed ${OPEN} items in ${rounded((performance.now() - began) / 1000)} s`);
  const ask = asker(checks, items, generator);
  const before = keptMegabytes();
  await ask(times);
  const memory = keptMegabytes() - before;
  const floor = new TfidfFloor(items);
  const alone = await ask(times, floor);
  await finish(owner, generator);
  await checks.index();
  await owner.query('vacuum analyze');
  await ask(100);
  const after = await ask(times, floor);
  const middle = (values: number[]) => quantile(values, 0.5);
  // Against the floor of the same minute: the machine may have become busier meanwhile.
  const ratioOf = ({ ours, floor: bare }: Asked) => middle(ours) / middle(bare);
  console.log(
    `check p50 ${rounded(middle(alone.ours))} ms, bare loop p50 ${rounded(middle(alone.floor))} ms; ` +
      `${alone.found} of ${alone.repeated} repeated works found, ${alone.skipped + after.skipped} checks skipped`,
  );
  return judged([
    {
      what: `check against ${OPEN} open items, p95`,
      value: quantile(alone.ours, 0.95),
      unit: ' ms',
      most: 25,
    },
    {
      what: 'its p50, times a bare TF-IDF loop in memory',
      value: ratioOf(alone),
      most: 2,
    },
    { what: 'memory it keeps', value: Math.max(0, memory), unit: ' MB', most: 100 },
    {
      what: `the same with ${HISTORY} finished items behind, times without`,
      value: ratioOf(after) / ratioOf(alone),
      most: 1.3,
    },
  ]);
}

/** A batch that fails on a busy machine ends the job's round; the next round goes on from there. */
async function indexAll(owner: pg.Client, checks: BuiltChecks): Promise<void> {
  for (let round = 1; round <= 10; round += 1) {
    await checks.index();
    const { rows } = await owner.query<{ tasks: number }>(
      `select count(*)::integer as tasks from overlap_items where item_type = 'task'`,
    );
    if (rows[0]?.tasks === OPEN) return;
    console.log(`round ${round} of the index ended at ${rows[0]?.tasks} of ${OPEN} items`);
  }
  throw new Error('the index was never complete');
}

/** What is still held after everything that can be let go was let go. */
function keptMegabytes(): number {
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + external + arrayBuffers) / 2 ** 20;
}

interface Asked {
  ours: number[];
  floor: number[];
  repeated: number;
  found: number;
  /** Given up after two seconds: the machine was too busy. */
  skipped: number;
}

/** Asks about new work and about work that somebody has already, every other time. */
function asker(checks: BuiltChecks, items: readonly BenchWork[], generator: WorkGenerator) {
  return async (times: number, floor?: TfidfFloor): Promise<Asked> => {
    const asked: Asked = { ours: [], floor: [], repeated: 0, found: 0, skipped: 0 };
    for (let turn = 0; turn < times; turn += 1) {
      const place = generator.below(items.length);
      const known = items[place];
      const text = turn % 2 && known ? generator.again(known) : generator.work();
      const began = performance.now();
      const reply = await checks.check(actorOf(turn), { operation: 'bench.check' }, text);
      const between = performance.now();
      floor?.best(text, 20);
      asked.ours.push(between - began);
      asked.floor.push(performance.now() - between);
      if (reply.skipped) asked.skipped += 1;
      if (turn % 2 === 0) continue;
      asked.repeated += 1;
      if (reply.matches.some(({ id }) => id === `task_${place}`)) asked.found += 1;
    }
    return asked;
  };
}

function actorOf(turn: number): BenchActor {
  const nth = 1 + (turn % DEVELOPERS);
  return {
    tenantId: TENANT,
    workspaceId: PLACE,
    developerId: `dev_${nth}`,
    role: 'member',
    via: 'agent',
    credential: `tok_${nth}`,
  };
}

async function fill(owner: pg.Client, items: readonly BenchWork[]): Promise<void> {
  for (const sql of PEOPLE) await owner.query(sql);
  await insert(owner, items, { first: 0, status: 'active', finished: null });
}

/** Work of the past: finished a month and more ago. */
async function finish(owner: pg.Client, generator: WorkGenerator): Promise<void> {
  for (let first = OPEN; first < OPEN + HISTORY; first += OPEN) {
    const items = Array.from({ length: OPEN }, () => generator.work());
    await insert(owner, items, { first, status: 'done', finished: '30 days' });
  }
}

async function insert(
  owner: pg.Client,
  items: readonly BenchWork[],
  { first, status, finished }: { first: number; status: string; finished: string | null },
): Promise<void> {
  const rows = items.map((item, nth) => ({
    ...item,
    id: `task_${first + nth}`,
    developer_id: `dev_${1 + (nth % DEVELOPERS)}`,
  }));
  await owner.query(
    `insert into tasks (workspace_id, id, workstream_id, developer_id, title, title_key, scope,
                        description, repo, action, component, paths, status, created_at, updated_at,
                        finished_at)
     select '${PLACE}', w.id, 'stream_1', w.developer_id, w.title, lower(w.title), w.scope,
            w.description, w.repo, w.action, w.component, w.paths, $2, now(), now(),
            now() - $3::interval
       from jsonb_to_recordset($1::jsonb) as w (id text, developer_id text, title text, scope text,
            description text, repo text, action text, component text, paths text[])`,
    [JSON.stringify(rows), status, finished],
  );
}
