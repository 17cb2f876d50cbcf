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
import { inDatabase, TEMPLATE, TEST_POSTGRES, type RunningPostgres } from './jest-postgres-run.ts';

export default async function startDatabase(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'covibe-test-pg-'));
  const postgres = await startPostgres({ dataDir, ephemeral: true });
  (globalThis as RunningPostgres).covibeTestPostgres = { stop: () => postgres.stop(), dataDir };

  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();

  await migrate(inDatabase(postgres.ownerUrl, TEMPLATE), inDatabase(postgres.appUrl, TEMPLATE));
  process.env[TEST_POSTGRES.owner] = postgres.ownerUrl;
  process.env[TEST_POSTGRES.app] = postgres.appUrl;
}
