import type { Client } from 'pg';

/**
 * Roles belong to the whole PostgreSQL cluster, so they are prepared before the migrations of any
 * one database. `covibe_app` is what the server runs as; `covibe_system` owns the few look-up
 * functions and can never log in.
 */
export async function prepareRoles(owner: Client, runtimeUser: string): Promise<void> {
  await createRole(owner, 'covibe_app');
  await createRole(owner, 'covibe_system');
  if (!(await isSuperuser(owner))) await owner.query('grant covibe_system to current_user');
  if (runtimeUser !== 'covibe_app') {
    await owner.query(`grant covibe_app to ${owner.escapeIdentifier(runtimeUser)}`);
  }
  const { rows } = await owner.query<{ name: string }>('select current_database() as name');
  const database = owner.escapeIdentifier(rows[0]?.name ?? '');
  await owner.query(`grant connect on database ${database} to covibe_app`);
  await owner.query('grant usage on schema public to covibe_app, covibe_system');
}

async function createRole(owner: Client, role: string): Promise<void> {
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
  if (rowCount) return;
  try {
    await owner.query(
      `create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole`,
    );
  } catch (error) {
    // Two installs may prepare the same cluster at once; the other one's role is as good as ours.
    if (
      (error as { code?: string }).code !== '42710' &&
      (error as { code?: string }).code !== '23505'
    )
      throw error;
  }
}

async function isSuperuser(owner: Client): Promise<boolean> {
  const { rows } = await owner.query<{ rolsuper: boolean }>(
    'select rolsuper from pg_roles where rolname = current_user',
  );
  return rows[0]?.rolsuper === true;
}
