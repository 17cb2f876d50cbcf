import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from '../../tools/repository.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import * as ask from './schema/catalogue-questions.js';
import { GOOD, PLANTED } from './schema/planted-tables.js';
import { TABLES_OF_NOBODY, UNSCOPED_INDEXES } from './schema/named-exceptions.js';
import { schemaFaults, type Catalogue } from './schema/schema-audit.js';

describe('the schema', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  const catalogue: Catalogue = async <Row>(sql: string) => (await owner.query(sql)).rows as Row[];

  beforeAll(async () => {
    database = await testDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it('keeps tenants apart in every table, key and function', async () => {
    expect(await schemaFaults(catalogue)).toEqual([]);
  });

  it('has no exception that is not needed any more', async () => {
    const tables = await catalogue<{ name: string }>(ask.TABLES);
    const indexes = await catalogue<{ name: string }>(ask.INDEXES);
    const names = (rows: { name: string }[]) => rows.map(({ name }) => name);
    expect(names(tables)).toEqual(expect.arrayContaining(Object.keys(TABLES_OF_NOBODY)));
    expect(names(indexes)).toEqual(expect.arrayContaining(Object.keys(UNSCOPED_INDEXES)));
  });

  it('answers before a tenant is known exactly what ADR 5 lists and SystemDb asks', async () => {
    const functions = await catalogue<{ definer: boolean; signature: string }>(ask.FUNCTIONS);
    const lookups = functions
      .filter(({ definer }) => definer)
      .map(({ signature }) => signature.replace(/\(.*/, ''))
      .sort();
    const namesIn = (path: string, pattern: RegExp) =>
      [...readFileSync(join(ROOT, path), 'utf8').matchAll(pattern)].map(([, name]) => name).sort();
    const adr = 'docs/adr/0005-lookups-before-a-tenant-is-known.md';
    const code = 'apps/server/src/platform/database/system-db.ts';
    expect(namesIn(adr, /^\| `app\.(\w+)\(/gm)).toEqual(lookups);
    expect([...new Set(namesIn(code, /from app\.(\w+)\(/g))]).toEqual(lookups);
  });

  it('passes a table that follows the recipe', async () => {
    expect(await faultsWith(GOOD)).toEqual([]);
  });

  it.each(PLANTED)('fails the build when %s', async (_, statements, fault) => {
    expect(await faultsWith(statements)).toEqual(
      expect.arrayContaining([expect.stringMatching(fault)]),
    );
  });

  it('fails the build when a role of the server is given power', async () => {
    for (const power of ['bypassrls', 'createrole', 'createdb', 'superuser']) {
      expect(await faultsWith([`alter role covibe_app ${power}`])).toContain(
        'the role covibe_app: has a power that the server must not have',
      );
    }
    expect(await faultsWith(['alter role covibe_system login'])).toHaveLength(1);
    expect(await faultsWith(['grant covibe_system to covibe_app'])).not.toEqual([]);
  });

  /** What the audit says of a change that is taken back at once. */
  async function faultsWith(statements: readonly string[]): Promise<string[]> {
    await owner.query('begin');
    try {
      for (const statement of statements) await owner.query(statement);
      return await schemaFaults(catalogue);
    } finally {
      await owner.query('rollback');
    }
  }
});
