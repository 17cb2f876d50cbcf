import { createHash } from 'node:crypto';
import pg from 'pg';
import { WorkGenerator } from '../overlap/work-generator.ts';
import { bareToken } from './bare-token.ts';

export interface Crowd {
  /** One token a session. */
  tokens: string[];
}

const TENANT = 'tenant_bench';
const PLACE = 'ws_bench';
const DEVELOPERS = 10;
const WORKSTREAMS = 200;

/** A workspace with a long history and much open work, and the tokens of those who work in it. */
export async function fillWorkspace(
  ownerUrl: string,
  size: { openTasks: number; events: number; sessions: number },
): Promise<Crowd> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const tokens = Array.from({ length: size.sessions }, () => bareToken());
    const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
    await client.query('begin');
    for (const sql of PEOPLE) await client.query(sql);
    await client.query(TOKENS, [hashes, tokens.map((token) => token.slice(-4))]);
    await client.query(STREAMS, [WORKSTREAMS]);
    const generator = new WorkGenerator(size.openTasks);
    const works = Array.from({ length: size.openTasks }, () => generator.work());
    await client.query(TASKS, [JSON.stringify(works)]);
    await client.query(EVENTS, [size.events]);
    await client.query('commit');
    await client.query('vacuum analyze');
    return { tokens };
  } finally {
    await client.end();
  }
}

const PEOPLE = [
  `insert into tenants (id, name, slug) values ('${TENANT}', 'Bench', 'bench')`,
  `insert into developers (tenant_id, id, name, email, handle)
   select '${TENANT}', 'dev_' || n, 'Developer ' || n, 'd' || n || '@bench.example', 'd' || n
     from generate_series(1, ${DEVELOPERS}) n`,
  `insert into tenant_memberships (tenant_id, developer_id, role)
   select '${TENANT}', 'dev_' || n, case n when 1 then 'admin' else 'member' end
     from generate_series(1, ${DEVELOPERS}) n`,
  `insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
   values ('${TENANT}', '${PLACE}', 'Bench', 'bench', 'dev_1')`,
  `insert into workspace_memberships (tenant_id, workspace_id, developer_id)
   select '${TENANT}', '${PLACE}', 'dev_' || n from generate_series(1, ${DEVELOPERS}) n`,
];

const TOKENS = `
  insert into mcp_tokens (workspace_id, id, tenant_id, developer_id, agent_type, token_hash,
                          last_four, expires_at)
  select '${PLACE}', 'tok_' || n, '${TENANT}', 'dev_' || (1 + n % ${DEVELOPERS}), 'codex', hash, four,
         now() + interval '1 day'
    from unnest($1::text[], $2::text[]) with ordinality given(hash, four, n)`;

const STREAMS = `
  insert into workstreams (workspace_id, id, developer_id, title, title_key, repo, status,
                           created_at, updated_at)
  select '${PLACE}', 'stream_' || n, 'dev_' || (1 + n % ${DEVELOPERS}), 'Effort ' || n,
         'effort ' || n, 'repo-' || n % 40, 'active', now(), now() - n * interval '1 minute'
    from generate_series(1, $1::integer) n`;

const TASKS = `
  insert into tasks (workspace_id, id, workstream_id, developer_id, title, title_key, scope, repo,
                     paths, status, created_at, updated_at, started_at)
  select '${PLACE}', 'task_' || n, 'stream_' || (1 + n % ${WORKSTREAMS}),
         'dev_' || (1 + n % ${DEVELOPERS}), w.title, lower(w.title), w.scope, 'repo-' || n % 40,
         w.paths, (array['active', 'planned', 'blocked'])[1 + n % 3],
         now(), now() - n * interval '7 seconds', now()
    from rows from (jsonb_to_recordset($1::jsonb) as (title text, scope text, paths text[]))
         with ordinality as w (title, scope, paths, n)`;

const EVENTS = `
  insert into work_events (workspace_id, occurred_at, id, type, actor_developer_id, actor_via,
                           agent_type, subject_type, subject_id, payload_json)
  select '${PLACE}', now() - n * interval '10 seconds', 'evt_' || n, 'task.updated',
         'dev_' || (1 + n % ${DEVELOPERS}), 'agent', 'codex', 'task', 'task_' || (1 + n % 10000),
         '{"title": "Piece of work", "repo": "repo-1"}'
    from generate_series(1, $1::integer) n`;
