import pg from 'pg';
import type { TestDatabase } from './database.js';

/** One statement as the owner of the schema: for arranging what no route can, and for looking. */
export async function ownerSql<Row>(
  database: TestDatabase,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as Row[];
  } finally {
    await client.end();
  }
}
