import { KEPT_TABLES, WORK_TABLES } from '../../apps/server/src/platform/database/work-tables.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';

describe('the tables that a reset empties', () => {
  let server: ServerDatabase;

  beforeAll(async () => {
    server = await serverDatabase();
  });
  afterAll(() => server.stop());

  it('and those that it keeps are all the tables there are, each in one list', async () => {
    const rows = await server.asOwner<{ name: string }>(
      `select relname as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
          and relname <> 'schema_migrations' order by relname`,
    );
    const chosen = [...WORK_TABLES.map(({ name }) => name), ...KEPT_TABLES];
    expect([...chosen].sort()).toEqual(rows.map(({ name }) => name));
  });

  it('are told apart by their primary keys within a workspace', async () => {
    const rows = await server.asOwner<{ name: string; columns: string[] }>(
      `select c.relname as name,
              (select array_agg(a.attname::text order by array_position(k.conkey, a.attnum))
                 from pg_attribute a where a.attrelid = c.oid and a.attnum = any(k.conkey)) as columns
         from pg_constraint k join pg_class c on c.oid = k.conrelid
        where k.contype = 'p' and c.relname = any($1)`,
      [WORK_TABLES.map(({ name }) => name)],
    );
    const keys = new Map(rows.map(({ name, columns }) => [name, columns]));
    for (const { name, key } of WORK_TABLES)
      expect(keys.get(name)).toEqual(['workspace_id', ...key]);
  });

  it('stand before whatever they refer to', async () => {
    const rows = await server.asOwner<{ child: string; parent: string }>(
      `select c.relname as child, p.relname as parent
         from pg_constraint k
         join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
        where k.contype = 'f' and c.oid <> p.oid`,
    );
    const place = new Map(WORK_TABLES.map(({ name }, index) => [name, index]));
    const among = rows.filter(({ child, parent }) => place.has(child) && place.has(parent));
    expect(among.length).toBeGreaterThan(0);
    const wrong = among.filter(({ child, parent }) => {
      return (place.get(child) ?? 0) > (place.get(parent) ?? 0);
    });
    expect(wrong).toEqual([]);
  });

  it('are referred to by nothing that is kept', async () => {
    const rows = await server.asOwner<{ child: string }>(
      `select c.relname as child from pg_constraint k
         join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
        where k.contype = 'f' and p.relname = any($1) and c.relname = any($2)`,
      [WORK_TABLES.map(({ name }) => name), KEPT_TABLES],
    );
    expect(rows).toEqual([]);
  });

  it('may be emptied by the role the server runs as', async () => {
    const rows = await server.asOwner<{ name: string; may: boolean }>(
      `select t as name, has_table_privilege('covibe_app', t, 'delete') as may
         from unnest($1::text[]) as t`,
      [WORK_TABLES.map(({ name }) => name)],
    );
    expect(rows.filter(({ may }) => !may)).toEqual([]);
  });
});
