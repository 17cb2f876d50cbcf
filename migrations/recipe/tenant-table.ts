/**
 * The recipe every tenant-owned table is made by: isolation columns, forced row-level security, one
 * policy, and exactly the grants the runtime role needs. Frozen: landed migrations depend on its
 * output, so a change is a new file beside this one.
 */
interface TenantTable {
  name: string;
  /** Whose rows these are; the column of that name must lead every key of the table. */
  scope: 'tenant' | 'workspace';
  /** Column and constraint lines of the `create table`, without the scope column. */
  body: string[];
  /** Privileges of the runtime role; append-only tables give fewer. */
  grants?: string;
}

export function tenantTable({ name, scope, body, grants }: TenantTable): string[] {
  const column = `${scope}_id`;
  return [
    `create table ${name} (\n  ${[`${column} text not null`, ...body].join(',\n  ')}\n)`,
    ...protect(name, column, grants),
  ];
}

/** Row-level security for a table whose isolation column has a name of its own. */
export function protect(name: string, column: string, grants?: string): string[] {
  const setting = column === 'workspace_id' ? 'app.workspace_id' : 'app.tenant_id';
  const own = `${column} = nullif(current_setting('${setting}', true), '')`;
  return [
    `alter table ${name} enable row level security`,
    `alter table ${name} force row level security`,
    `create policy isolation on ${name} for all to covibe_app using (${own}) with check (${own})`,
    `grant ${grants ?? 'select, insert, update, delete'} on ${name} to covibe_app`,
  ];
}

/** Lets the narrow look-up role read chosen columns before a tenant is known (see ADR on SystemDb). */
export function systemLookup(name: string, columns: string[]): string[] {
  return [
    `create policy system_lookup on ${name} for select to covibe_system using (true)`,
    `grant select (${columns.join(', ')}) on ${name} to covibe_system`,
  ];
}

/** A look-up function that runs as the narrow role with a pinned search path. */
export function systemFunction(signature: string, returns: string, body: string): string[] {
  return [
    `create function app.${signature} returns ${returns}
       language sql stable security definer
       set search_path = pg_catalog, public, pg_temp
       as $fn$ ${body} $fn$`,
    `alter function app.${nameAndTypes(signature)} owner to covibe_system`,
    `revoke all on function app.${nameAndTypes(signature)} from public`,
    `grant execute on function app.${nameAndTypes(signature)} to covibe_app`,
  ];
}

function nameAndTypes(signature: string): string {
  const [, name, list = ''] = /^(\w+)\((.*)\)$/s.exec(signature) ?? [];
  const types = list
    .split(',')
    .map((argument) => argument.trim().split(/\s+/).slice(1).join(' '))
    .filter(Boolean);
  return `${name}(${types.join(', ')})`;
}
