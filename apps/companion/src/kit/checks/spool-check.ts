import { machineSpools, statePlaces } from '@covibe/local-state';
import type { Standpoint } from '../standpoint.js';
import type { Finding } from './finding.js';

/** What hooks kept because the server could not hear it, and what had to go because it never could. */
export function checkSpools({ host, origin }: Standpoint): Finding[] {
  const { folder } = statePlaces(host.env, host.home);
  return machineSpools(folder, origin).flatMap(({ agent, spool }): Finding[] => {
    const { waiting, dropped, unreadable } = spool.backlog();
    if (waiting === 0 && dropped === 0 && unreadable === 0) return [];
    const torn = unreadable > 0 ? `, ${unreadable} could not be read and were set aside` : '';
    const text = `${waiting} reports of ${agent} wait to be sent, ${dropped} were dropped for lack of room${torn}`;
    return [{ level: dropped + unreadable > 0 ? 'warn' : 'info', subject: 'spool', text }];
  });
}
