import pg from 'pg';
import { TaskFault } from '../task.ts';

const OLDEST = 15;

/** What a database URL may show: never its password. */
export function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  shown.search = '';
  return shown.href;
}

/** One sentence for a database of the user's own that cannot serve. */
export async function checkExternal(name: string, url: string): Promise<void> {
  let client: pg.Client;
  try {
    if (!/^postgres(ql)?:$/.test(new URL(url).protocol)) throw new TypeError('not PostgreSQL');
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  } catch {
    throw new TaskFault(`${name} is not a URL like postgres://user:password@host:5432/database.`);
  }
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    );
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < OLDEST) {
      throw new TaskFault(`${name} is PostgreSQL ${major}; Co-Vibe needs ${OLDEST} or newer.`);
    }
  } catch (fault) {
    if (fault instanceof TaskFault) throw fault;
    throw new TaskFault(`${name} (${withoutPassword(url)}) cannot be used: ${reason(fault)}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A refused connection to a name with two addresses hides its reasons in a list. */
function reason(fault: unknown): string {
  const inner = fault instanceof AggregateError ? (fault.errors[0] as unknown) : fault;
  return inner instanceof Error ? inner.message.replace(/\.$/, '') : String(inner);
}
