import pg from 'pg';
import { emptyDatabase, type TestDatabase, testDatabase } from './database.js';

async function ask<T>(url: string, question: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(question)).rows as T[];
  } finally {
    await client.end();
  }
}

const TENANTS = `select to_regclass('public.tenants')::text as found`;

describe('the databases of the tests', () => {
  const given: TestDatabase[] = [];
  const keep = (database: TestDatabase) => {
    given.push(database);
    return database;
  };

  afterAll(() => Promise.all(given.map((database) => database.drop())));

  it('are migrated and quick to have', async () => {
    const began = performance.now();
    const database = keep(await testDatabase());
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(await ask(database.ownerUrl, TENANTS)).toEqual([{ found: 'tenants' }]);
  });

  it('are each a database of one’s own, even when asked for at once', async () => {
    const names = await Promise.all(
      [1, 2, 3].map(async () => {
        const database = keep(await testDatabase());
        return ask<{ name: string }>(database.ownerUrl, 'select current_database() as name');
      }),
    );
    expect(new Set(names.flat().map(({ name }) => name)).size).toBe(3);
  });

  it('are used by the server without ownership or power over row security', async () => {
    const database = keep(await testDatabase());
    const [role] = await ask(
      database.appUrl,
      'select rolsuper, rolbypassrls, rolcreatedb from pg_roles where rolname = current_user',
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false });
  });

  it('can be had without any migration', async () => {
    const database = keep(await emptyDatabase());
    expect(await ask(database.ownerUrl, TENANTS)).toEqual([{ found: null }]);
  });

  it('are gone when dropped', async () => {
    const database = await testDatabase();
    await database.drop();
    await expect(ask(database.ownerUrl, 'select 1')).rejects.toMatchObject({ code: '3D000' });
  });
});
