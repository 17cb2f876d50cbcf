import pg from 'pg';
import { giveAccess, type Access } from './access.ts';
import { COMPANY } from './company.ts';
import { seedTenant, type SeededTenant } from './control-plane.ts';
import { inside } from './place.ts';
import { ROWS } from './rows/index.ts';

/** What a script needs to act as any of the seeded people. */
export interface SeedReport {
  name: string;
  slug: string;
  workspaces: { id: string; slug: string }[];
  developers: ({ handle: string; role: string; visibility: string } & Access)[];
}

export interface SeedWish {
  /** How many times as much as one small team leaves behind. */
  scale?: number;
  /** Whether browsers reach the server by https, where its cookies have other names. */
  https?: boolean;
}

/** Fills a migrated database; run again, it finds its own rows, leaves them and gives new keys. */
export async function seed(
  appUrl: string,
  { scale = 1, https = false }: SeedWish = {},
): Promise<SeedReport[]> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    const reports: SeedReport[] = [];
    for (const company of COMPANY) {
      const tenant = await seedTenant(client, company);
      await seedRows(client, tenant, scale);
      reports.push(await report(client, tenant, https));
    }
    return reports;
  } finally {
    await client.end();
  }
}

async function seedRows(client: pg.Client, tenant: SeededTenant, scale: number): Promise<void> {
  const { id: tenantId, today } = tenant;
  for (const { id: workspaceId, slug, members } of tenant.workspaces) {
    const developers = tenant.developers.filter(({ handle }) => members.includes(handle));
    const words = [tenant.slug, slug] as const;
    const place = { client, tenantId, workspaceId, words, developers, today, scale };
    for (const rows of ROWS) await inside(client, place, () => rows(place));
  }
}

async function report(
  client: pg.Client,
  tenant: SeededTenant,
  https: boolean,
): Promise<SeedReport> {
  const developers: SeedReport['developers'] = [];
  for (const developer of tenant.developers) {
    const { handle, role, visibility } = developer;
    const access = await giveAccess(client, tenant, { developer, https });
    developers.push({ handle, role, visibility, ...access });
  }
  const workspaces = tenant.workspaces.map(({ id, slug }) => ({ id, slug }));
  return { name: tenant.name, slug: tenant.slug, workspaces, developers };
}
