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
type Repository = Record<string, (tx: Tx, ...rest: unknown[]) => Promise<unknown>>;

await task(async () => {
  await buildServer(stopRequest().asked);
  const folder = mkdtempSync(join(tmpdir(), 'covibe-bench-'));
  const postgres = await startPostgres({ dataDir: folder, ephemeral: true });
  try {
    await migrate(postgres.ownerUrl, postgres.appUrl);
    await fill(postgres.ownerUrl);
    const database = await builtDatabase(postgres.appUrl, 4);
    await count(database);
    await withOwner(postgres.ownerUrl, async (owner) => {
      await owner.query('vacuum analyze developer_days');
      await owner.query('vacuum analyze project_days');
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
  const metrics = await repositoryOf('metrics.repository', 'MetricsRepository');
  const { periodOf } = await built('period');
  const page = (days: number) => async (tx: Tx) => {
    const period = (periodOf as (now: Date, days: number) => { from: string; to: string })(
      new Date(),
      days,
    );
    await metrics['byDeveloper']?.(tx, { period });
    await metrics['days']?.(tx, { ...period });
    await metrics['byProject']?.(tx, { period });
    await metrics['open']?.(tx);
    await metrics['members']?.(tx, { viewerId: 'dev_1', staleBefore: new Date() });
  };
  const month = await spent(database, page(30), ROUNDS);
  const quarter = await spent(database, page(90), ROUNDS);
  const raw = await spent(database, rawPage, RAW_ROUNDS);
  console.log(`30 days: p50 ${rounded(month.p50)} ms, p95 ${rounded(month.p95)} ms`);
  console.log(`90 days: p50 ${rounded(quarter.p50)} ms, p95 ${rounded(quarter.p95)} ms`);
  console.log(`30 days added up from raw events: p50 ${rounded(raw.p50)} ms`);
  return judged([
    { what: 'the overview of 30 days on 1 M events, p50', value: month.p50, unit: ' ms', most: 10 },
    { what: 'the same, times adding up raw events', value: month.p50 / raw.p50, most: 0.3 },
  ]);
}

/** What the database takes for all statements of a page, not what is done with the answers. */
async function spent(database: BuiltDatabase, page: (tx: Tx) => Promise<void>, rounds: number) {
  const took: number[] = [];
  for (let round = -5; round < rounds; round += 1) {
    let sum = 0;
    await database.within(WHERE, async (tx) => {
      const timed = {
        workspaceId: WHERE.workspaceId,
        tenantId: WHERE.tenantId,
        query: async (sql: string, values: unknown[] = []) => {
          const began = performance.now();
          const rows = await tx.query(sql, values);
          sum += performance.now() - began;
          return rows;
        },
      };
      await page(timed);
    });
    if (round >= 0) took.push(sum);
  }
  return { p50: quantile(took, 0.5), p95: quantile(took, 0.95) };
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
  const counted = await repositoryOf('day-count.repository', 'DayCountRepository');
  const began = performance.now();
  let days: string[] = [];
  await database.within(WHERE, async (tx) => {
    days = (await counted['changed']?.(tx)) as string[];
    for (const day of days) await counted['count']?.(tx, day, new Date());
  });
  const each = (performance.now() - began) / days.length;
  console.log(`${days.length} days counted, ${rounded(each)} ms a day`);
}

async function repositoryOf(file: string, name: string): Promise<Repository> {
  const Made = (await built(file))[name] as new () => Repository;
  return new Made();
}

async function built(file: string): Promise<Record<string, unknown>> {
  const path = join(ROOT, 'dist/server/apps/server/src/features/metrics', `${file}.js`);
  return (await import(pathToFileURL(path).href)) as Record<string, unknown>;
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
             'repo-' || n % 12, (array['active', 'blocked', 'planned', 'done'])[1 + n % 4], now(),
             now()
        from generate_series(1, 10000) n`);
    await owner.query('analyze');
  });
}
