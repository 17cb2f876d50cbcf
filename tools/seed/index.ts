import pg from 'pg';
import { COMPANY } from './company.ts';
import { seedTenant, type SeededTenant } from './control-plane.ts';

/** Fills a migrated database; run again, it finds its own rows and leaves them. */
export async function seed(appUrl: string): Promise<SeededTenant[]> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    const seeded: SeededTenant[] = [];
    for (const tenant of COMPANY) seeded.push(await seedTenant(client, tenant));
    return seeded;
  } finally {
    await client.end();
  }
}
