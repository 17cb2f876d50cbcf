/**
 * `npm run bench:dashboard`: what the database spends on the Performance pages over a million events,
 * read from counted days by the server's own statements; beside it the same sums from raw events.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { migrate } from '../../migrations/run.ts';
import { type BuiltDatabase, builtDatabase } from '../bench/built-database.ts';
import { buildServer } from '../bench/build-server.ts';
import { judged, quantile, rounded } from '../bench/figures.ts';
import { exactProcessorMillis } from '../bench/process-figures.ts';
import { startPostgres } from '../postgres/index.ts';
import { ROOT } from '../repository.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

const EVENTS = 1_000_000;
const DAYS = 180;
const ROUNDS = 60;
const RAW_ROUNDS = 5;
const WHERE = { tenantId: 'tenant_bench', workspaceId: 'ws_bench' };

interface Tx {
  query(sql: string, values?: unknown[]): Promise<unknown[]>;
}
/** What repositories that only read ask of a transaction. */
interface ReadTx extends Tx {
  tenantId: string;
  workspaceId: string;
  first(sql: string, values?: unknown[]): Promise<unknown>;
}
interface Spent {
  /** Mean processor time: other work on the machine does not count. */
  own: number;
  p50: number;
  p95: number;
  statements: number;
}
interface Tenants {
  within(actor: object, work: (tx: ReadTx) => Promise<unknown>): Promise<unknown>;
}
interface DayCounts {
  changed(tx: Tx): Promise<string[]>;
  count(tx: Tx, day: string, now: Date): Promise<void>;
}
interface Metrics {
  overview(actor: object, asked: { days?: number }): Promise<unknown>;
  developers(actor: object, asked: object): Promise<unknown>;
  developer(actor: object, handle: string, asked: object): Promise<unknown>;
}

await task(async () => {
  await buildServer(stopRequest().asked);
  const folder = mkdtempSync(join(tmpdir(), 'covibe-bench-'));
  const postgres = await startPostgres({ dataDir: folder, ephemeral: true });
  try {
    await migrate(postgres.ownerUrl, postgres.appUrl);
    await fill(postgres.ownerUrl);
    const database = await builtDatabase(postgres.appUrl, 1);
    await count(database);
    await withOwner(postgres.ownerUrl, async (owner) => {
      await owner.query('vacuum analyze developer_days, project_days, counted_days, tasks');
    });
    const code = await measure(database);
    await database.close();
    return code;
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function measure(database: BuiltDatabase): Promise<number> {
  const actor = { ...WHERE, developerId: 'dev_1' };
  const overview = (days: number) => (metrics: Metrics) => metrics.overview(actor, { days });
  const month = await spent(database, overview(30), ROUNDS);
  const quarter = await spent(database, overview(90), ROUNDS);
  const people = await spent(database, (metrics) => metrics.developers(actor, {}), ROUNDS);
  const person = await spent(database, (metrics) => metrics.developer(actor, 'd7', {}), ROUNDS);
  const raw = await spent(database, (_, db) => db.within(actor, rawPage), RAW_ROUNDS);
  const pages = { '30 days': month, '90 days': quarter, developers: people, 'a profile': person };
  console.log(`added up from raw events: ${told(raw)}`);
  for (const [what, page] of Object.entries(pages)) console.log(`${what}: ${told(page)}`);
  const limit = { unit: ' ms', most: 10 };
  return judged([
    { what: 'processor time of the overview, 30 days of 1 M events', value: month.own, ...limit },
    { what: 'the same, 90 days', value: quarter.own, ...limit },
    { what: 'the developers of 30 days', value: people.own, ...limit },
    { what: 'a profile', value: person.own, ...limit },
    { what: 'the overview, times adding up raw events', value: month.own / raw.own, most: 0.3 },
  ]);
}

function told({ own, p50, p95, statements }: Spent): string {
  const times = `p50 ${rounded(p50)} ms, p95 ${rounded(p95)} ms`;
  return `${statements} statements, ${rounded(own)} ms of processor time, ${times} with all waiting`;
}

/** What the database takes for all statements of a page, not what is done with the answers. */
async function spent(
  database: BuiltDatabase,
  page: (metrics: Metrics, db: Tenants) => Promise<unknown>,
  rounds: number,
): Promise<Spent> {
  const took: number[] = [];
  const pid = await backendOf(database);
  let used = 0;
  let [sum, statements] = [0, 0];
  const db: Tenants = {
    within: (_, work) =>
      database.within(WHERE, (tx) => {
        const query = async (sql: string, values: unknown[] = []) => {
          const began = performance.now();
          const rows = await tx.query(sql, values);
          sum += performance.now() - began;
          statements += 1;
          return rows;
        };
        const first = async (sql: string, values?: unknown[]) => (await query(sql, values))[0];
        return work({ ...WHERE, query, first });
      }),
  };
  const metrics = await builtMetrics(db);
  for (let round = -5; round < rounds; round += 1) {
    [sum, statements] = [0, 0];
    const before = exactProcessorMillis(pid);
    await page(metrics, db);
    if (round < 0) continue;
    took.push(sum);
    used += exactProcessorMillis(pid) - before;
  }
  const own = used / rounds;
  return { own, p50: quantile(took, 0.5), p95: quantile(took, 0.95), statements };
}

/** The one process of PostgreSQL that answers everything here. */
async function backendOf(database: BuiltDatabase): Promise<number> {
  const rows = await database.within(WHERE, (tx) => tx.query('select pg_backend_pid() as pid', []));
  return (rows as { pid: number }[])[0]?.pid ?? 0;
}

/** The service itself with its repositories, so that no statement of a page is left out. */
async function builtMetrics(db: Tenants): Promise<Metrics> {
  const clock = { now: () => new Date() };
  const staleness = { before: () => new Date(Date.now() - 600_000) };
  const Service = await made('metrics/metrics.service', 'MetricsService');
  const [Read, Count, Sessions] = [
    await made('metrics/metrics.repository', 'MetricsRepository'),
    await made('metrics/day-count.repository', 'DayCountRepository'),
    await made('sessions/sessions.repository', 'SessionsRepository'),
  ];
  return new Service(db, new Read(), new Count(), new Sessions(), staleness, clock) as Metrics;
}

async function rawPage(tx: Tx): Promise<void> {
  await tx.query(
    `select actor_developer_id, payload_json ->> 'repo', agent_type,
            count(*) filter (where type = 'task.completed'),
            count(*) filter (where type = 'task.started')
       from work_events
      where workspace_id = $1 and occurred_at >= now() - interval '60 days'
      group by 1, 2, 3`,
    [WHERE.workspaceId],
  );
}

async function count(database: BuiltDatabase): Promise<void> {
  const Counted = await made('metrics/day-count.repository', 'DayCountRepository');
  const counted = new Counted() as DayCounts;
  const began = performance.now();
  let days: string[] = [];
  await database.within(WHERE, async (tx) => {
    days = await counted.changed(tx);
    for (const day of days) await counted.count(tx, day, new Date());
  });
  const each = (performance.now() - began) / days.length;
  console.log(`${days.length} days counted, ${rounded(each)} ms a day`);
}

async function made(file: string, name: string): Promise<new (...parts: unknown[]) => unknown> {
  const path = join(ROOT, 'dist/server/apps/server/src/features', `${file}.js`);
  const exported = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  return exported[name] as new (...parts: unknown[]) => unknown;
}

async function withOwner(url: string, work: (owner: pg.Client) => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}

/** 50 developers with three agents in twelve repositories each, nobody tied to one of them. */
async function fill(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, async (owner) => {
    await owner.query(`insert into tenants (id, name, slug) values ('tenant_bench', 'b', 'b')`);
    await owner.query(`insert into developers (tenant_id, id, name, email, handle)
      select 'tenant_bench', 'dev_' || n, 'd' || n, n || '@co-vibe.example', 'd' || n
        from generate_series(1, 50) n`);
    await owner.query(`insert into tenant_memberships (tenant_id, developer_id, role)
      select 'tenant_bench', 'dev_' || n, 'member' from generate_series(1, 50) n`);
    await owner.query(`insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
      values ('tenant_bench', 'ws_bench', 'w', 'w', 'dev_1')`);
    await owner.query(`insert into workspace_memberships (tenant_id, workspace_id, developer_id)
      select 'tenant_bench', 'ws_bench', 'dev_' || n from generate_series(1, 50) n`);
    await owner.query(
      `insert into work_events (workspace_id, occurred_at, id, type, actor_developer_id, actor_via,
                                agent_type, subject_type, payload_json)
       select 'ws_bench', now() - (n * interval '1 day' * $2 / $1), 'evt_' || n,
              (array['task.started', 'task.completed', 'task.planned', 'session.started',
                     'warning.raised', 'note.decision'])[1 + (n * 7 + n / 13) % 6],
              'dev_' || (1 + (n * 31 + n / 97) % 50), 'agent',
              (array['codex', 'claude-code', 'cursor'])[1 + (n * 11 + n / 53) % 3], 'task',
              jsonb_build_object('repo', 'repo-' || (n * 17 + n / 211) % 12)
         from generate_series(1, $1::integer) n`,
      [EVENTS, DAYS],
    );
    await owner.query(`insert into workstreams (workspace_id, id, developer_id, title, title_key,
        status, created_at, updated_at)
      values ('ws_bench', 'stream_1', 'dev_1', 's', 's', 'active', now(), now())`);
    await owner.query(`insert into tasks (workspace_id, id, workstream_id, developer_id, title,
        title_key, repo, status, created_at, updated_at)
      select 'ws_bench', 'task_' || n, 'stream_1', 'dev_' || (1 + n % 50), 't' || n, 't' || n,
             'repo-' || n % 12,
             case when n <= 7500 then (array['active', 'blocked', 'planned'])[1 + n % 3]
                  else 'done' end, now(), now()
        from generate_series(1, 100000) n`);
    await owner.query(`insert into agent_sessions (workspace_id, id, developer_id, agent_type, host_session_id, status,
        started_at, last_seen_at)
      select 'ws_bench', 'sess_' || n, 'dev_' || (1 + n % 50), 'codex', 'host_' || n,
             case when n <= 200 then 'active' else 'ended' end, now(),
             now() - n * interval '1 minute'
        from generate_series(1, 20000) n`);
    await owner.query('analyze');
  });
}
