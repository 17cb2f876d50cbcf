import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Actor } from '../../apps/server/src/platform/auth/actor.js';
import { Clock } from '../../apps/server/src/platform/clock/clock.js';
import { Ids } from '../../apps/server/src/platform/clock/ids.js';
import { readConfig } from '../../apps/server/src/platform/config/read-config.js';
import { Connections } from '../../apps/server/src/platform/database/connections.js';
import { dataSourceOptions } from '../../apps/server/src/platform/database/data-source-options.js';
import { SystemDb } from '../../apps/server/src/platform/database/system-db.js';
import { TenantDb } from '../../apps/server/src/platform/database/tenant-db.js';
import { type TestDatabase, testDatabase } from './database.js';

/** The server's way to the database without the server: for tests of what stands on it. */
export interface ServerDatabase {
  database: TestDatabase;
  source: DataSource;
  connections: Connections;
  tenants: TenantDb;
  system: SystemDb;
  /** Asks as the owner, whom the embedded PostgreSQL lets see every row. */
  asOwner: <Row>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;
  stop(): Promise<void>;
}

export async function serverDatabase({
  poolSize = 4,
  database: given,
}: { poolSize?: number; database?: TestDatabase } = {}): Promise<ServerDatabase> {
  const database = given ?? (await testDatabase());
  const options = dataSourceOptions(readConfig({ DATABASE_URL: database.appUrl }));
  const source = await new DataSource({ ...options, poolSize } as DataSourceOptions).initialize();
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  const connections = new Connections(source);
  return {
    database,
    source,
    connections,
    tenants: new TenantDb(connections),
    system: new SystemDb(connections),
    asOwner: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await owner.query(sql, [...values])).rows as Row[],
    stop: async () => {
      await source.destroy();
      await owner.end();
      if (!given) await database.drop();
    },
  };
}

/** A tenant with one workspace and one member, as the sign-up would leave it. */
export async function seedTenant(asOwner: ServerDatabase['asOwner'], slug: string): Promise<Actor> {
  const ids = new Ids(new Clock());
  const actor: Actor = {
    tenantId: ids.next('tenant'),
    workspaceId: ids.next('ws'),
    developerId: ids.next('dev'),
    role: 'admin',
    via: 'session',
    credential: 'a test',
  };
  const { tenantId, workspaceId, developerId } = actor;
  await asOwner('insert into tenants (id, name, slug) values ($1, $2, $2)', [tenantId, slug]);
  await asOwner(
    `insert into developers (tenant_id, id, name, email, handle)
     values ($1, $2, $3, $3 || '@co-vibe.example', $3)`,
    [tenantId, developerId, slug],
  );
  await asOwner(
    `insert into tenant_memberships (tenant_id, developer_id, role) values ($1, $2, 'admin')`,
    [tenantId, developerId],
  );
  await asOwner(
    `insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
     values ($1, $2, $3, $3, $4)`,
    [tenantId, workspaceId, slug, developerId],
  );
  await asOwner(
    `insert into workspace_memberships (tenant_id, workspace_id, developer_id) values ($1, $2, $3)`,
    [tenantId, workspaceId, developerId],
  );
  return actor;
}
