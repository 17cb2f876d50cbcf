import { createHash } from 'node:crypto';
import pg from 'pg';
import { bareToken } from './mcp/bare-token.ts';

const TENANT = 'tenant_bench';
const PLACE = 'ws_bench';
const DEVELOPERS = 40;

/** A repository that many hold parts of, with a long past; answers the token of one more. */
export async function fillClaims(
  ownerUrl: string,
  { claims, ended }: { claims: number; ended: number },
): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const token = bareToken();
    const hash = createHash('sha256').update(token).digest('hex');
    for (const sql of PEOPLE) await client.query(sql);
    await client.query(
      `insert into mcp_tokens (workspace_id, id, tenant_id, developer_id, agent_type, token_hash,
                               last_four, expires_at)
       values ('${PLACE}', 'tok_1', '${TENANT}', 'dev_0', 'codex', $1, $2, now() + interval '1 day')`,
      [hash, token.slice(-4)],
    );
    await client.query(HELD, [claims]);
    await client.query(ENDED, [ended]);
    await client.query('vacuum analyze');
    return token;
  } finally {
    await client.end();
  }
}

const PEOPLE = [
  `insert into tenants (id, name, slug) values ('${TENANT}', 'Bench', 'bench')`,
  `insert into developers (tenant_id, id, name, email, handle)
   select '${TENANT}', 'dev_' || n, 'Developer ' || n, 'd' || n || '@bench.example', 'd' || n
     from generate_series(0, ${DEVELOPERS}) n`,
  `insert into tenant_memberships (tenant_id, developer_id, role)
   select '${TENANT}', 'dev_' || n, 'member' from generate_series(0, ${DEVELOPERS}) n`,
  `insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
   values ('${TENANT}', '${PLACE}', 'Bench', 'bench', 'dev_1')`,
  `insert into workspace_memberships (tenant_id, workspace_id, developer_id)
   select '${TENANT}', '${PLACE}', 'dev_' || n from generate_series(0, ${DEVELOPERS}) n`,
];

/** Four patterns each: a file, a folder, and two with wildcards. */
const GLOBS = `array['src/part' || n || '/file.ts', 'src/part' || n || '/deep',
  'docs/**/chapter' || n || '-*.md', '**/generated' || n || '/*.ts']`;

const HELD = `
  insert into claims (workspace_id, id, developer_id, repo, globs, mode, reason, lease_minutes,
                      granted_at, lease_until)
  select '${PLACE}', 'claim_' || n, 'dev_' || (1 + n % ${DEVELOPERS}), 'big', ${GLOBS}, 'exclusive',
         'Because.', 480, now(), now() + interval '8 hours'
    from generate_series(1, $1::integer) n`;

const ENDED = `
  insert into claims (workspace_id, id, developer_id, repo, globs, mode, lease_minutes, granted_at,
                      lease_until, status, ended_at)
  select '${PLACE}', 'claim_past_' || n, 'dev_' || (1 + n % ${DEVELOPERS}), 'big', ${GLOBS},
         'exclusive', 30, now() - interval '2 days', now() - interval '1 day', 'released',
         now() - interval '1 day'
    from generate_series(1, $1::integer) n`;
