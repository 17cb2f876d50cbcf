import { migrate } from '../../migrations/run.ts';
import { startPostgres } from '../postgres/index.ts';
import { dataDirectory } from '../repository.ts';
import { TaskFault } from '../task.ts';
import { checkExternal, withoutPassword } from './external.ts';

export interface OpenDatabase {
  kind: 'embedded' | 'external';
  /** For people: where it is, without a password. */
  place: string;
  appUrl: string;
  /** Nothing ran before it was opened, so `close` will stop it. */
  startedHere: boolean;
  /** Missing when DATABASE_URL was set alone: then nobody here may change the schema. */
  ownerUrl?: string;
  /** Stops what opening it started. */
  close(): Promise<void>;
}

/** The database the environment names, else the embedded one, started when it is not running. */
export async function openDatabase(): Promise<OpenDatabase> {
  const { DATABASE_URL: appUrl, COVIBE_POSTGRES_ADMIN_URL: ownerUrl } = process.env;
  if (appUrl) {
    await checkExternal('DATABASE_URL', appUrl);
    if (ownerUrl) await checkExternal('COVIBE_POSTGRES_ADMIN_URL', ownerUrl);
    const place = `PostgreSQL at ${withoutPassword(appUrl)}`;
    const close = () => Promise.resolve();
    const opened = { kind: 'external' as const, place, appUrl, startedHere: false, close };
    return { ...opened, ...(ownerUrl && { ownerUrl }) };
  }
  if (ownerUrl) {
    throw new TaskFault('COVIBE_POSTGRES_ADMIN_URL is set without DATABASE_URL: set both or none.');
  }
  const postgres = await startPostgres({ dataDir: dataDirectory() });
  return {
    kind: 'embedded',
    place: `embedded PostgreSQL on port ${postgres.port}`,
    appUrl: postgres.appUrl,
    ownerUrl: postgres.ownerUrl,
    startedHere: !postgres.adopted,
    close: () => postgres.stop(),
  };
}

/** Opens the database for one piece of work and leaves things as they were. */
export async function withDatabase<T>(work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const database = await openDatabase();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The address of the owner, for tasks that change the schema. */
export function ownerOf(database: OpenDatabase): string {
  if (database.ownerUrl) return database.ownerUrl;
  throw new TaskFault(
    'Changing the schema needs its owner: set COVIBE_POSTGRES_ADMIN_URL beside DATABASE_URL.',
  );
}

/** Applies what is missing; answers the names. */
export async function bringUpToDate(database: OpenDatabase): Promise<string[]> {
  return migrate(ownerOf(database), database.appUrl);
}
