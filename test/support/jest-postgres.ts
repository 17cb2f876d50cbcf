/**
 * One PostgreSQL for the whole run, and in it one migrated template: every spec file that asks for
 * a database gets a copy (see database.ts). Started before the first worker, so that the workers
 * inherit the addresses. Node runs this file itself: imports carry `.ts`.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../migrations/run.ts';
import { startPostgres } from '../../tools/postgres/index.ts';
import stopDatabase from './jest-postgres-stop.ts';
import { inDatabase, TEMPLATE, TEST_POSTGRES, type RunningPostgres } from './jest-postgres-run.ts';

export default async function startDatabase(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'covibe-test-pg-'));
  const postgres = await startPostgres({ dataDir, ephemeral: true });
  (globalThis as RunningPostgres).covibeTestPostgres = { stop: () => postgres.stop(), dataDir };
  process.env[TEST_POSTGRES.owner] = postgres.ownerUrl;
  process.env[TEST_POSTGRES.app] = postgres.appUrl;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stopDatabase().finally(() => process.exit(130)));
  }
  try {
    await prepareTemplate(postgres.ownerUrl, postgres.appUrl);
  } catch (fault) {
    // Jest ends here without a teardown: what was started must not be left behind.
    await stopDatabase();
    throw fault;
  }
}

async function prepareTemplate(ownerUrl: string, appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await migrate(inDatabase(ownerUrl, TEMPLATE), inDatabase(appUrl, TEMPLATE));
}
