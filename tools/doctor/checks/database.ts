import pg from 'pg';
import { pending } from '../../../migrations/run.ts';
import { type OpenDatabase, withDatabase } from '../../database/index.ts';
import { type Check, fail, type Finding, info, ok } from '../finding.ts';

export const database: Check = async () => {
  try {
    return await withDatabase(async (opened) => [
      ok(`Database: ${opened.place}`),
      await runtimeRole(opened.appUrl),
      await schema(opened),
    ]);
  } catch (fault) {
    return [
      fail(
        fault instanceof Error ? fault.message : String(fault),
        'Mend DATABASE_URL, or unset it to use the embedded PostgreSQL.',
      ),
    ];
  }
};

/** Row security protects nobody from a role that may pass it by. */
async function runtimeRole(appUrl: string): Promise<Finding> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; privileged: boolean }>(
      `select rolname as name, rolsuper or rolbypassrls as privileged
         from pg_roles where rolname = current_user`,
    );
    const [role] = rows;
    if (role && !role.privileged) return ok(`Database role ${role.name} is bound by row security`);
    return fail(
      `Database role ${role?.name ?? 'unknown'} passes row security by`,
      'Let DATABASE_URL name a role without superuser and bypassrls, such as covibe_app.',
    );
  } finally {
    await client.end();
  }
}

async function schema(opened: OpenDatabase): Promise<Finding> {
  if (!opened.ownerUrl) {
    return info(
      'Schema: not examined, COVIBE_POSTGRES_ADMIN_URL is not set',
      'The running server says in /api/health whether its schema is current.',
    );
  }
  const missing = await pending(opened.ownerUrl);
  if (missing.length === 0) return ok('Schema: current');
  return fail(`Schema: ${missing.length} migrations are missing`, 'Run `npm run db:migrate`.');
}
