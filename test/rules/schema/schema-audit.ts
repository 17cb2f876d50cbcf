import {
  MOST_LOOKUPS,
  OWN_COLUMN,
  PLAIN_FUNCTIONS,
  TABLES_OF_NOBODY,
  UNSCOPED_INDEXES,
} from './named-exceptions.js';
import * as ask from './catalogue-questions.js';

/** Answers rows of the catalogue of the database under audit. */
export type Catalogue = <Row>(sql: string) => Promise<Row[]>;

interface Table {
  name: string;
  secured: boolean;
  forced: boolean;
}
interface Policy {
  table: string;
  name: string;
  roles: string;
  command: string;
  permissive: boolean;
  using: string | null;
  check: string | null;
}
interface Key {
  table: string;
  name: string;
  first: string;
}
interface ForeignKey extends Key {
  columns: number;
  target: string;
  on_delete: string;
  on_update: string;
}
interface DatabaseFunction {
  signature: string;
  definer: boolean;
  owner: string;
  settings: string[] | null;
  everybody: boolean;
}

/** Every breach of the schema's discipline, as sentences; none in a good database. */
export async function schemaFaults(catalogue: Catalogue): Promise<string[]> {
  const tables = await catalogue<Table>(ask.TABLES);
  const owned = tables.filter(({ name }) => !(name in TABLES_OF_NOBODY));
  const policies = await catalogue<Policy>(ask.POLICIES);
  const owners = new Map(owned.map(({ name }) => [name, ownerOf(name, policies)]));
  const found = [
    ...owned.flatMap((table) => securityFaults(table, policies)),
    ...keyFaults(await catalogue<Key>(ask.INDEXES), owners),
    ...foreignKeyFaults(await catalogue<ForeignKey>(ask.FOREIGN_KEYS), owners),
    ...(await nullableOwners(catalogue, owners)),
    ...functionFaults(await catalogue<DatabaseFunction>(ask.FUNCTIONS)),
  ];
  for (const { sql, because } of ask.FORBIDDEN) {
    const rows = await catalogue<{ what: string }>(sql);
    found.push(...rows.map(({ what }) => `${what}: ${because}`));
  }
  return found;
}

/** Whose rows these are, read from the policy that guards them. */
function ownerOf(table: string, policies: readonly Policy[]): string | undefined {
  if (OWN_COLUMN[table]) return OWN_COLUMN[table];
  const isolation = policies.find(
    (policy) => policy.table === table && policy.name === 'isolation',
  );
  return /^\((\w+) = /.exec(isolation?.using ?? '')?.[1];
}

function securityFaults({ name, secured, forced }: Table, policies: readonly Policy[]): string[] {
  const faults: string[] = [];
  if (!secured) faults.push(`${name}: row-level security is not enabled`);
  if (!forced) faults.push(`${name}: row-level security is not forced`);
  const own = policies.filter((policy) => policy.table === name);
  if (!own.some((policy) => policy.name === 'isolation')) faults.push(`${name}: has no policy`);
  for (const policy of own) {
    if (!isIsolation(policy) && !isLookup(policy)) {
      faults.push(`${name}: the policy ${policy.name} is not of the recipe`);
    }
  }
  return faults;
}

function isIsolation(policy: Policy): boolean {
  const column = OWN_COLUMN[policy.table] ?? '(tenant_id|workspace_id)';
  const setting = OWN_COLUMN[policy.table] ? 'tenant_id' : '\\1';
  const shape = new RegExp(
    `^\\(${column} = NULLIF\\(current_setting\\('app\\.${setting}'::text, true\\), ''::text\\)\\)$`,
  );
  return (
    policy.name === 'isolation' &&
    policy.roles === 'covibe_app' &&
    policy.command === '*' &&
    policy.permissive &&
    policy.using === policy.check &&
    shape.test(policy.using ?? '')
  );
}

function isLookup(policy: Policy): boolean {
  const { name, roles, command, using } = policy;
  return (
    name === 'system_lookup' && roles === 'covibe_system' && command === 'r' && using === 'true'
  );
}

function keyFaults(
  keys: readonly Key[],
  owners: ReadonlyMap<string, string | undefined>,
): string[] {
  return keys
    .filter(({ table, name, first }) => {
      return owners.has(table) && first !== owners.get(table) && !(name in UNSCOPED_INDEXES);
    })
    .map(({ table, name, first }) => {
      return `${table}: ${name} begins with ${first || 'an expression'}, not with the owner`;
    });
}

function foreignKeyFaults(
  keys: readonly ForeignKey[],
  owners: ReadonlyMap<string, string | undefined>,
): string[] {
  return keys.flatMap(({ table, name, first, columns, target, on_delete, on_update }) => {
    const owner = owners.get(table);
    const faults: string[] = [];
    if (first !== owner) {
      faults.push(`${table}: the foreign key ${name} does not begin with the owner`);
    }
    if (columns < 2 && target !== 'tenants' && target !== 'workspaces') {
      faults.push(`${table}: the foreign key ${name} is not composite`);
    }
    if (on_delete !== 'a' || on_update !== 'a') {
      faults.push(`${table}: the foreign key ${name} changes rows by itself`);
    }
    return faults;
  });
}

async function nullableOwners(
  catalogue: Catalogue,
  owners: ReadonlyMap<string, string | undefined>,
): Promise<string[]> {
  const rows = await catalogue<{ table: string; column: string }>(ask.NULLABLE);
  return rows
    .filter(({ table, column }) => owners.get(table) === column)
    .map(({ table, column }) => `${table}: ${column} may be null`);
}

function functionFaults(functions: readonly DatabaseFunction[]): string[] {
  const lookups = functions.filter(({ definer }) => definer);
  const faults = functions
    .filter(({ signature, definer }) => !definer && !(signature in PLAIN_FUNCTIONS))
    .map(({ signature }) => `app.${signature}: a function that no list names`);
  for (const { signature, owner, settings, everybody } of lookups) {
    if (owner !== 'covibe_system') faults.push(`app.${signature}: runs as ${owner}`);
    if (String(settings) !== 'search_path=pg_catalog, public, pg_temp') {
      faults.push(`app.${signature}: its search path is not pinned`);
    }
    if (everybody) faults.push(`app.${signature}: anybody may call it`);
  }
  if (lookups.length > MOST_LOOKUPS) faults.push(`more than ${MOST_LOOKUPS} look-ups`);
  return faults;
}
