import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ROOT } from '../repository.ts';

interface Tenancy {
  tenantId: string;
  workspaceId: string;
}

export interface BuiltDatabase {
  within<T>(
    tenancy: Tenancy,
    work: (tx: { query(sql: string, values: unknown[]): Promise<unknown[]> }) => Promise<T>,
  ): Promise<T>;
  close(): Promise<void>;
}

type Made = new (...parts: unknown[]) => unknown;

/** The server's tenant transactions as they were built, on a pool of the given size. */
export async function builtDatabase(appUrl: string, poolSize: number): Promise<BuiltDatabase> {
  const { readConfig } = await built('config/read-config.js');
  const { dataSourceOptions } = await built('database/data-source-options.js');
  const { Connections } = await built('database/connections.js');
  const { TenantDb } = await built('database/tenant-db.js');
  const config = (readConfig as (env: object) => object)({ DATABASE_URL: appUrl });
  const options = (dataSourceOptions as (config: object) => object)(config);
  const source = await new DataSource({ ...options, poolSize } as DataSourceOptions).initialize();
  const tenants = new (TenantDb as Made)(new (Connections as Made)(source)) as BuiltDatabase;
  return {
    within: (tenancy, work) => tenants.within(tenancy, work),
    close: () => source.destroy(),
  };
}

async function built(path: string): Promise<Record<string, unknown>> {
  const file = join(ROOT, 'dist/server/apps/server/src/platform', path);
  return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
}
