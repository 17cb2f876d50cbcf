import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inDatabase, TEMPLATE, TEST_POSTGRES } from './jest-postgres-run.ts';

export interface TestDatabase {
  /** As the owner of the schema: fixtures, catalogue questions, migrations. */
  ownerUrl: string;
  /** As the server runs: no ownership, row security in force. */
  appUrl: string;
  drop(): Promise<void>;
}

/** A migrated database of one's own, copied from the run's template. Call once per spec file. */
export async function testDatabase(): Promise<TestDatabase> {
  return createDatabase(TEMPLATE);
}

/** A database without any migration, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template1');
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const [owner, app] = [address(TEST_POSTGRES.owner), address(TEST_POSTGRES.app)];
  await asOwner(owner, `create database ${name} template ${template}`);
  return {
    ownerUrl: inDatabase(owner, name),
    appUrl: inDatabase(app, name),
    drop: () => asOwner(owner, `drop database if exists ${name} with (force)`),
  };
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function address(variable: string): string {
  const url = process.env[variable];
  if (!url)
    throw new Error(`${variable} is not set: run specs through jest, which starts PostgreSQL`);
  return url;
}
