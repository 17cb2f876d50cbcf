/** What the audit asks the catalogue of PostgreSQL. */

const OURS = `n.nspname in ('public', 'app')`;
const TABLE = `join pg_class c on c.oid = %s join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'`;
const tableOf = (column: string) => TABLE.replace('%s', column);

export const TABLES = `
  select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`;

export const POLICIES = `
  select c.relname as table, p.polname as name, p.polcmd::text as command, p.polpermissive as permissive,
         (select string_agg(pg_get_userbyid(r), ',' order by 1) from unnest(p.polroles) r) as roles,
         pg_get_expr(p.polqual, p.polrelid) as using,
         pg_get_expr(p.polwithcheck, p.polrelid) as check
    from pg_policy p ${tableOf('p.polrelid')}`;

export const INDEXES = `
  select c.relname as table, i.indexrelid::regclass::text as name,
         coalesce((select attname from pg_attribute a
                    where a.attrelid = i.indrelid and a.attnum = i.indkey[0]), '') as first
    from pg_index i ${tableOf('i.indrelid')}`;

export const FOREIGN_KEYS = `
  select c.relname as table, k.conname as name, cardinality(k.conkey) as columns,
         k.confrelid::regclass::text as target, k.confdeltype::text as on_delete,
         k.confupdtype::text as on_update,
         (select attname from pg_attribute a
           where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) as first
    from pg_constraint k ${tableOf('k.conrelid')}
   where k.contype = 'f' and k.conparentid = 0`;

export const NULLABLE = `
  select c.relname as table, a.attname as column
    from pg_attribute a ${tableOf('a.attrelid')}
   where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and not a.attnotnull`;

export const FUNCTIONS = `
  select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as signature_with_names,
         p.proname || '(' || (select coalesce(string_agg(format_type(t, null), ', ' order by o), '')
            from unnest(p.proargtypes) with ordinality as a(t, o)) || ')' as signature,
         p.prosecdef as definer, pg_get_userbyid(p.proowner) as owner, p.proconfig as settings,
         has_function_privilege('public', p.oid, 'execute') as everybody
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where ${OURS} order by 1`;

/** Whatever one of these finds must not be there. */
export const FORBIDDEN: readonly { sql: string; because: string }[] = [
  {
    sql: `select 'the role ' || rolname as what from pg_roles
           where rolname in ('covibe_app', 'covibe_system')
             and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
    because: 'has a power that the server must not have',
  },
  {
    sql: `select 'covibe_system' as what from pg_roles where rolname = 'covibe_system' and rolcanlogin`,
    because: 'nobody may sign in as it',
  },
  {
    sql: `select 'covibe_app' as what from pg_auth_members m
           where pg_get_userbyid(m.member) in ('covibe_app', 'covibe_system')`,
    because: 'it is a member of another role',
  },
  {
    sql: `select c.relname as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where ${OURS} and pg_get_userbyid(c.relowner) in ('covibe_app', 'covibe_system')
           union all select n.nspname from pg_namespace n
           where pg_get_userbyid(n.nspowner) in ('covibe_app', 'covibe_system')
           union all select p.proname from pg_proc p where pg_get_userbyid(p.proowner) = 'covibe_app'`,
    because: 'belongs to a role of the server',
  },
  {
    sql: `select c.relname as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where ${OURS} and c.relkind in ('r', 'p')
             and (has_table_privilege('covibe_app', c.oid, 'truncate')
               or has_table_privilege('covibe_app', c.oid, 'references')
               or has_table_privilege('covibe_app', c.oid, 'trigger'))`,
    because: 'the server may do more with it than with rows',
  },
  {
    sql: `select c.relname as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where ${OURS} and c.relkind in ('r', 'p', 'v', 'm')
             and (has_table_privilege('covibe_system', c.oid, 'select, insert, update, delete, truncate')
               or has_any_column_privilege('covibe_system', c.oid, 'insert, update, references'))`,
    because: 'look-ups may do more with it than read the columns they need',
  },
  {
    sql: `select c.relname as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
           cross join lateral aclexplode(c.relacl) a where ${OURS} and a.grantee = 0`,
    because: 'something is granted to everybody',
  },
  {
    sql: `select 'schema_migrations' as what where has_any_column_privilege('covibe_app',
           'public.schema_migrations', 'select, insert, update')`,
    because: 'the server has no business there',
  },
  {
    sql: `select n.nspname as what from pg_namespace n where ${OURS}
             and has_schema_privilege('covibe_app', n.oid, 'create')`,
    because: 'the server may create things in it',
  },
  {
    sql: `select c.relname as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where ${OURS} and c.relkind in ('v', 'm', 'f')`,
    because: 'views and foreign tables see past row-level security',
  },
  {
    sql: `select c.relname as what from pg_inherits i ${tableOf('i.inhrelid')} where c.relkind in ('r', 'p')
             and not (c.relrowsecurity and c.relforcerowsecurity)`,
    because: 'a part of a table can be asked directly and must be protected as well',
  },
  {
    sql: `select t.tgname as what from pg_trigger t ${tableOf('t.tgrelid')} where not t.tgisinternal
           union all select r.rulename from pg_rewrite r ${tableOf('r.ev_class')}
           union all select e.evtname from pg_event_trigger e`,
    because: 'triggers and rules do what no statement says',
  },
  {
    sql: `select c.relname || '.' || a.attname as what from pg_attribute a ${tableOf('a.attrelid')}
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
           where c.relname <> 'schema_migrations'
             and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')`,
    because: 'ids come from the application',
  },
];
