import pg from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from './index.ts';
import { prepareRoles } from './roles.ts';

/** Brings the database behind `ownerUrl` up to date; answers the names of what was applied. */
export async function migrate(ownerUrl: string, runtimeUrl?: string): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    // Servers that start together migrate one after the other; the lock ends with this connection.
    await client.query(`select pg_advisory_lock(hashtext('covibe-migrations'))`);
    await prepareRoles(client, userOf(runtimeUrl));
    return withSource(ownerUrl, async (source) => {
      const applied = await source.runMigrations({ transaction: 'each' });
      return applied.map((migration) => migration.name);
    });
  });
}

/** Takes back the newest applied migration; answers its name, or nothing when none is left. */
export async function revert(ownerUrl: string): Promise<string | undefined> {
  return withSource(ownerUrl, async (source) => {
    const before = await appliedNames(source);
    if (before.length === 0) return undefined;
    await source.undoLastMigration({ transaction: 'each' });
    return before.at(-1);
  });
}

/** Names of migrations that this code has and the database has not. */
export async function pending(ownerUrl: string): Promise<string[]> {
  return withSource(ownerUrl, async (source) => {
    const applied = new Set(await appliedNames(source));
    return MIGRATIONS.map((migration) => migration.name).filter((name) => !applied.has(name));
  });
}

async function appliedNames(source: DataSource): Promise<string[]> {
  const [table] = await source.query<{ found: string | null }[]>(
    `select to_regclass('public.schema_migrations')::text as found`,
  );
  if (!table?.found) return [];
  const rows = await source.query<{ name: string }[]>(
    'select name from schema_migrations order by id',
  );
  return rows.map((row) => row.name);
}

async function withSource<T>(ownerUrl: string, work: (source: DataSource) => Promise<T>) {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migrations',
    applicationName: 'covibe-migrations',
    // A migration that cannot get its lock soon gives up instead of stalling everybody behind it.
    extra: { options: '-c lock_timeout=5000', max: 1 },
  });
  await source.initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function userOf(runtimeUrl: string | undefined): string {
  return runtimeUrl ? decodeURIComponent(new URL(runtimeUrl).username) : 'covibe_app';
}
