import { ConfigFaults } from './platform/config/setting-reader.js';
import { FolderUnusable } from './platform/config/upload-folder.js';
import { WrongDatabaseRole } from './platform/database/database-role.js';
import { fromDatabase, sqlState } from './platform/errors/database-fault.js';
import { PortTaken } from './platform/http/listen.js';

const FOR_PEOPLE = [WrongDatabaseRole, PortTaken, FolderUnusable];

/** Sentences for what the system or PostgreSQL answers with a code of its own. */
const SENTENCES: Record<string, string> = {
  '28P01': 'The database refused the user or password in DATABASE_URL.',
  '28000': 'The database refused the user or password in DATABASE_URL.',
  '3D000': 'The database named in DATABASE_URL does not exist.',
  '53300': 'The database in DATABASE_URL takes no more connections.',
  EACCES: 'This port may not be opened by this user. Choose one above 1023 with PORT.',
  EADDRNOTAVAIL: 'HOST names an address that this machine does not have.',
};

/** Why the server could not start, as one sentence (or one a fault) for the person who started it. */
export function startupFault(fault: unknown): string {
  if (fault instanceof ConfigFaults) return fault.faults.join('\n');
  if (FOR_PEOPLE.some((kind) => fault instanceof kind)) return (fault as Error).message;
  const code = sqlState(fault) ?? (fault as { code?: string } | null)?.code;
  if (code && SENTENCES[code]) return SENTENCES[code];
  if (sqlState(fault) || fromDatabase(fault)) {
    const why = code ?? 'no answer';
    return `The database in DATABASE_URL cannot be reached (${why}). Is it running?`;
  }
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
