import type { DataSource } from 'typeorm';

/** A start-up fault whose message is for the person at the terminal. */
export class WrongDatabaseRole extends Error {}

/** Row-level security protects nothing from a role that may bypass it, so such a role is refused. */
export async function refusePrivilegedRole(source: DataSource): Promise<void> {
  const [role] = await source.query<RoleRow[]>(ROLE_SQL);
  if (!role) return;
  const reason = privilegeOf(role);
  if (!reason) return;
  throw new WrongDatabaseRole(
    `DATABASE_URL signs in as "${role.name}", which ${reason}. ` +
      'Give DATABASE_URL the restricted role covibe_app and keep the owner in COVIBE_POSTGRES_ADMIN_URL.',
  );
}

interface RoleRow {
  name: string;
  superuser: boolean;
  bypass: boolean;
  owner: boolean;
}

function privilegeOf(role: RoleRow): string | undefined {
  if (role.superuser) return 'is a superuser';
  if (role.bypass) return 'may bypass row-level security';
  if (role.owner) return 'owns the tables';
  return undefined;
}

const ROLE_SQL = `
  select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
         exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  where n.nspname in ('public', 'app') and pg_has_role(r.oid, c.relowner, 'usage')) as owner
    from pg_roles r
   where r.rolname = current_user`;
