import type pg from 'pg';
import type { SeedTenant } from './company.ts';
import { DAY_MS, DAYS, inside } from './place.ts';
import { seedId } from './seed-id.ts';

export interface SeededTenant {
  id: string;
  name: string;
  slug: string;
  /** The last of the seeded days: when this database was first seeded. */
  today: Date;
  workspaces: { id: string; slug: string; members: string[] }[];
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
  const founded = await inside(client, { tenantId: id }, async () => {
    const began = await tenantRow(client, id, tenant);
    const add = (sql: string, ...values: (string | Date)[]) =>
      client.query(`insert into ${sql} on conflict do nothing`, values);
    for (const [place, person] of tenant.developers.entries()) {
      const at = new Date(began.getTime() + place * DAY_MS);
      const { handle, name, role, visibility } = person;
      await add(
        `developers (tenant_id, id, name, email, handle, visibility, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        ...[id, developerId(handle), name, `${handle}@${tenant.slug}.example`, handle],
        ...[visibility, at],
      );
      await add(
        `tenant_memberships (tenant_id, developer_id, role, created_at) values ($1, $2, $3, $4)`,
        ...[id, developerId(handle), role, at],
      );
    }
    for (const [place, { name, slug, members }] of tenant.workspaces.entries()) {
      const at = new Date(began.getTime() + place * 30 * DAY_MS);
      await add(
        `workspaces (tenant_id, id, name, slug, created_by_developer_id, created_at)
         values ($1, $2, $3, $4, $5, $6)`,
        ...[id, workspaceId(slug), name, slug, developerId(members[0] ?? ''), at],
      );
      for (const handle of members) {
        await add(
          `workspace_memberships (tenant_id, workspace_id, developer_id, created_at)
           values ($1, $2, $3, $4)`,
          ...[id, workspaceId(slug), developerId(handle), at],
        );
      }
    }
    return began;
  });
  return {
    id,
    name: tenant.name,
    slug: tenant.slug,
    today: new Date(founded.getTime() + DAYS * DAY_MS),
    workspaces: tenant.workspaces.map(({ slug, members }) => ({
      ...{ id: workspaceId(slug), slug, members },
    })),
    developers: tenant.developers.map(({ handle, role, visibility }) => ({
      ...{ id: developerId(handle), handle, role, visibility },
    })),
  };
}

/** The tenant's age is what all other times hang on, so that a second run finds the same ones. */
async function tenantRow(client: pg.Client, id: string, { name, slug }: SeedTenant): Promise<Date> {
  await client.query(
    `insert into tenants (id, name, slug, created_at)
     values ($1, $2, $3, date_trunc('second', now()) - make_interval(days => $4))
     on conflict do nothing`,
    [id, name, slug, DAYS],
  );
  const { rows } = await client.query<{ created_at: Date }>(
    'select created_at from tenants where id = $1',
    [id],
  );
  if (!rows[0]) throw new Error(`the tenant ${slug} was not written`);
  return rows[0].created_at;
}
