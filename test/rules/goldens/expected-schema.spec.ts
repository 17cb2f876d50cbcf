import { resolve } from 'node:path';
import pg from 'pg';
import { EXPECTED_SCHEMA } from '../../../apps/server/src/platform/database/expected-schema.js';
import { testDatabase } from '../../support/database.js';
import { expectGolden } from '../../support/golden.js';

const FOLDER = resolve(import.meta.dirname, '../../../apps/server/src/platform/database');
const COLUMNS = `
  select c.relname as table, string_agg(a.attname, ' ' order by a.attname) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relkind in ('r', 'p') and c.relname <> 'schema_migrations'
   group by 1 order by 1`;

describe('the schema that health compares with', () => {
  it('is what the migrations make', async () => {
    const database = await testDatabase();
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ table: string; columns: string }>(COLUMNS);
    await owner.end();
    await database.drop();
    expectGolden('expected-schema.ts', sourceOf(rows), FOLDER);
    if (process.env.UPDATE_GOLDEN === '1') return;
    expect(EXPECTED_SCHEMA).toEqual(
      Object.fromEntries(rows.map(({ table, columns }) => [table, columns.split(' ')])),
    );
  });
});

function sourceOf(tables: readonly { table: string; columns: string }[]): string {
  const lines = tables.map(({ table, columns }) => `  ${table}:\n    '${columns}',`);
  const fits = lines.map((line) => line.replace('\n   ', ''));
  return [
    '/**',
    ' * Tables and columns this build reads and writes. Written by `npm run golden` from a migrated',
    ' * database; a rules test holds the two together.',
    ' */',
    'const COLUMNS = {',
    ...lines.map((line, index) => ((fits[index] ?? '').length > 100 ? line : fits[index])),
    '};',
    '',
    'export const EXPECTED_SCHEMA: Readonly<Record<string, readonly string[]>> = Object.fromEntries(',
    "  Object.entries(COLUMNS).map(([table, columns]) => [table, columns.split(' ')]),",
    ');',
    '',
  ].join('\n');
}
