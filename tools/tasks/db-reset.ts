import pg from 'pg';
import { bringUpToDate, ownerOf, withDatabase } from '../database/index.ts';
import { task, TaskFault } from '../task.ts';

await task((args) =>
  withDatabase(async (database) => {
    if (database.kind === 'external' && !args.includes('--yes')) {
      throw new TaskFault(
        `db:reset would delete everything in ${database.place}: add \`-- --yes\` to really do it.`,
      );
    }
    await emptyDatabase(ownerOf(database));
    const applied = await bringUpToDate(database);
    console.log(`The database is new; ${applied.length} migrations applied.`);
  }),
);

/** Recreates the database from the outside: no leftover of an unfinished migration survives. */
async function emptyDatabase(ownerUrl: string): Promise<void> {
  const name = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  const outside = new URL(ownerUrl);
  outside.pathname = '/postgres';
  const client = new pg.Client({ connectionString: outside.href });
  await client.connect();
  try {
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
