import type pg from 'pg';
import type { SeedTenant } from './company.ts';
import { seedId } from './seed-id.ts';

export interface SeededTenant {
  id: string;
  name: string;
  slug: string;
  workspaces: { id: string; slug: string }[];
  developers: { id: string; handle: string; role: string; visibility: string }[];
}

/**
 * Writes one tenant with its people and workspaces, as the runtime role and inside the tenant's own
 * context: what row security refuses the server, it refuses the seed. Rows that exist stay.
 */
export async function seedTenant(client: pg.Client, tenant: SeedTenant): Promise<SeededTenant> {
  const id = seedId('tenant', tenant.slug);
  const developerId = (handle: string) => seedId('dev', tenant.slug, handle);
  const workspaceId = (slug: string) => seedId('ws', tenant.slug, slug);
  const add = (sql: string, ...values: string[]) =>
    client.query(`insert into ${sql} on conflict do nothing`, values);

  await client.query('begin');
  try {
    await client.query('select app.enter($1, $2)', [id, '']);
    await add(`tenants (id, name, slug) values ($1, $2, $3)`, id, tenant.name, tenant.slug);
    for (const { handle, name, role, visibility } of tenant.developers) {
      const email = `${handle}@${tenant.slug}.example`;
      await add(
        `developers (tenant_id, id, name, email, handle, visibility)
         values ($1, $2, $3, $4, $5, $6)`,
        ...[id, developerId(handle), name, email, handle, visibility],
      );
      await add(
        `tenant_memberships (tenant_id, developer_id, role) values ($1, $2, $3)`,
        ...[id, developerId(handle), role],
      );
    }
    for (const { name, slug, members } of tenant.workspaces) {
      await add(
        `workspaces (tenant_id, id, name, slug, created_by_developer_id)
         values ($1, $2, $3, $4, $5)`,
        ...[id, workspaceId(slug), name, slug, developerId(members[0] ?? '')],
      );
      for (const handle of members) {
        await add(
          `workspace_memberships (tenant_id, workspace_id, developer_id) values ($1, $2, $3)`,
          ...[id, workspaceId(slug), developerId(handle)],
        );
      }
    }
    await client.query('commit');
  } catch (fault) {
    await client.query('rollback');
    throw fault;
  }
  return {
    id,
    name: tenant.name,
    slug: tenant.slug,
    workspaces: tenant.workspaces.map(({ slug }) => ({ id: workspaceId(slug), slug })),
    developers: tenant.developers.map(({ handle, role, visibility }) => ({
      ...{ id: developerId(handle), handle, role, visibility },
    })),
  };
}
