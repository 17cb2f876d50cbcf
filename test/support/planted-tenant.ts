import pg from 'pg';
import { mintToken, tokenHash } from '../../apps/server/src/platform/auth/tokens/token-format.js';
import { sortableId } from '../../apps/server/src/platform/clock/ids.js';
import type { TestDatabase } from './database.js';

export interface PlantedDeveloper {
  id: string;
  handle: string;
  email: string;
}

export interface PlantedTenant {
  id: string;
  workspaceIds: string[];
  admin: PlantedDeveloper;
  member: PlantedDeveloper;
}

/** Two people, an admin and a member, with places in every workspace of a tenant of their own. */
export async function plantTenant(
  database: TestDatabase,
  { name, workspaces = 1 }: { name: string; workspaces?: number },
): Promise<PlantedTenant> {
  const tenantId = newId('tenant');
  const developer = (handle: string): PlantedDeveloper => ({
    id: newId('dev'),
    handle,
    email: `${handle}@${name}.example`,
  });
  const people = { admin: developer('ada'), member: developer('mel') };
  const workspaceIds = Array.from({ length: workspaces }, () => newId('ws'));
  await asOwner(database, async (run) => {
    await run('insert into tenants (id, name, slug) values ($1, $2, $2)', [tenantId, name]);
    for (const [role, { id, handle, email }] of Object.entries(people)) {
      await run(
        'insert into developers (tenant_id, id, name, email, handle) values ($1, $2, $3, $4, $3)',
        [tenantId, id, handle, email],
      );
      await run(
        'insert into tenant_memberships (tenant_id, developer_id, role) values ($1, $2, $3)',
        [tenantId, id, role],
      );
    }
    for (const [place, id] of workspaceIds.entries()) {
      await run(
        `insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
         values ($1, $2, $3, $3, $4)`,
        [tenantId, id, `space-${place + 1}`, people.admin.id],
      );
      await run(
        `insert into workspace_memberships (tenant_id, workspace_id, developer_id)
         values ($1, $2, $3), ($1, $2, $4)`,
        [tenantId, id, people.admin.id, people.member.id],
      );
    }
  });
  return { id: tenantId, workspaceIds, ...people };
}

/** A usable agent token of somebody, as the database keeps it and as the agent holds it. */
export async function plantToken(
  database: TestDatabase,
  owner: { tenantId: string; workspaceId: string; developerId: string },
  { agentType = null, days = 90 }: { agentType?: string | null; days?: number } = {},
): Promise<{ id: string; token: string }> {
  const token = mintToken();
  const id = newId('tok');
  await asOwner(database, (run) =>
    run(
      `insert into mcp_tokens (workspace_id, id, tenant_id, developer_id, agent_type, token_hash,
                               last_four, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(days => $8))`,
      [
        owner.workspaceId,
        id,
        owner.tenantId,
        owner.developerId,
        agentType,
        tokenHash(token),
        token.slice(-4),
        days,
      ],
    ),
  );
  return { id, token };
}

type Run = (sql: string, values: unknown[]) => Promise<unknown>;

async function asOwner(
  database: TestDatabase,
  work: (run: Run) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await work((sql, values) => client.query(sql, values));
  } finally {
    await client.end();
  }
}

function newId(prefix: string): string {
  return `${prefix}_${sortableId(Date.now())}`;
}
