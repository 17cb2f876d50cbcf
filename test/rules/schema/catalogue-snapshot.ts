import type { Catalogue } from './schema-audit.js';

const OURS = `n.nspname in ('public', 'app')`;
const NOT_OURS = `c.relname not like 'schema\\_migrations%'`;

/** Everything a migration can make, one sorted line each, without numbers that differ by chance. */
export async function catalogueSnapshot(catalogue: Catalogue): Promise<string[]> {
  const lines: string[] = [];
  for (const sql of QUESTIONS) {
    const rows = await catalogue<{ line: string }>(sql);
    lines.push(...rows.map(({ line }) => line));
  }
  return lines.sort();
}

const QUESTIONS = [
  // What is granted on `public` comes with the roles, before any migration.
  `select 'schema ' || nspname || ' ' || coalesce(nspacl::text, '') as line
     from pg_namespace n where n.nspname = 'app'`,
  `select 'table ' || c.relname || ' ' || c.relkind::text || ' ' || c.relrowsecurity || c.relforcerowsecurity
          || ' ' || c.relowner::regrole || ' '
          || coalesce((select string_agg(acl::text, ' ' order by acl::text) from unnest(c.relacl) acl), '') as line
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and c.relkind in ('r', 'p', 'v', 'm', 'S') and ${NOT_OURS}`,
  `select 'column ' || c.relname || ' '
          || row_number() over (partition by c.oid order by a.attnum) || ' ' || a.attname || ' '
          || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || a.attidentity::text || ' '
          || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' ' || coalesce(a.attacl::text, '') as line
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     join pg_namespace n on n.oid = c.relnamespace
     left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where ${OURS} and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped and ${NOT_OURS}`,
  `select 'constraint ' || c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as line
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     join pg_namespace n on n.oid = c.relnamespace where ${OURS} and ${NOT_OURS}`,
  `select 'index ' || pg_get_indexdef(i.indexrelid) as line
     from pg_index i join pg_class c on c.oid = i.indrelid
     join pg_namespace n on n.oid = c.relnamespace where ${OURS} and ${NOT_OURS}`,
  `select 'policy ' || c.relname || ' ' || p.polname || ' ' || p.polcmd::text || ' '
          || array(select pg_get_userbyid(r) from unnest(p.polroles) r)::text || ' '
          || coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' '
          || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') as line
     from pg_policy p join pg_class c on c.oid = p.polrelid
     join pg_namespace n on n.oid = c.relnamespace where ${OURS}`,
  `select 'function ' || pg_get_functiondef(p.oid) || ' ' || p.proowner::regrole || ' '
          || coalesce(p.proacl::text, '') as line
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS}`,
  `select 'trigger ' || pg_get_triggerdef(t.oid) as line from pg_trigger t where not t.tgisinternal`,
  `select 'type ' || t.typname as line from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where ${OURS} and t.typtype in ('e', 'd')`,
];
