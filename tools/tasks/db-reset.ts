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

/**
 * Empties the database from the inside: its owner may always do that, while a new database needs a
 * right that few owners have. All or nothing, so that a refusal leaves everything as it was.
 */
async function emptyDatabase(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      begin;
      set local lock_timeout = '10s';
      drop schema if exists app cascade;
      drop schema public cascade;
      create schema public authorization pg_database_owner;
      grant usage on schema public to public;
      commit`);
  } catch (fault) {
    if ((fault as { code?: string }).code !== '55P03') throw fault;
    throw new TaskFault('The database is in use: stop the servers that work on it and try again.');
  } finally {
    await client.end();
  }
}
