import { ConfigFaults } from './platform/config/setting-reader.js';
import { WrongDatabaseRole } from './platform/database/database-role.js';
import { sqlState } from './platform/errors/database-fault.js';
import { PortTaken } from './platform/http/listen.js';

/** Why the server could not start, as one sentence (or one a fault) for the person who started it. */
export function startupFault(fault: unknown): string {
  if (fault instanceof ConfigFaults) return fault.faults.join('\n');
  if (fault instanceof WrongDatabaseRole || fault instanceof PortTaken) return fault.message;
  const state = sqlState(fault);
  const code = (fault as { code?: string }).code;
  if (state === '28P01' || state === '28000') {
    return 'The database refused the user or password in DATABASE_URL.';
  }
  if (state === '3D000') return 'The database named in DATABASE_URL does not exist.';
  if (code === 'EACCES')
    return 'This port may not be opened by this user. Choose one above 1023 with PORT.';
  if (code === 'EADDRNOTAVAIL') return 'HOST names an address that this machine does not have.';
  if (state || code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT') {
    return `The database in DATABASE_URL cannot be reached (${state ?? code}). Is it running?`;
  }
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
