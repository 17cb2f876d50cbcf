import type { AgentType } from '@covibe/contracts';
import type { Standpoint } from '../standpoint.js';
import type { Finding } from './finding.js';

const subject = 'credentials';

/** The credentials file: private, readable, and with a token for every agent that is wired up. */
export function checkCredentials(
  { credentials, origin, setup }: Standpoint,
  expected: readonly AgentType[],
  hasSharedToken: boolean,
): Finding[] {
  const { path } = credentials;
  let stored;
  try {
    if (!credentials.exists()) {
      return [{ level: 'info', subject, text: `${path} does not exist yet`, mend: setup }];
    }
    stored = credentials.tokens(origin);
  } catch (fault) {
    return [
      { level: 'fail', subject, text: fault instanceof Error ? fault.message : String(fault) },
    ];
  }
  const findings: Finding[] = [];
  if (credentials.looseRights() !== 0) {
    const text = `${path} can be read by others on this machine`;
    findings.push({ level: 'fail', subject, text, mend: `chmod 600 '${path}'` });
  }
  const missing = expected.filter((agent) => !stored[agent]);
  if (missing.length > 0) {
    findings.push({
      level: hasSharedToken ? 'info' : 'fail',
      subject,
      text: `${path} has no token of ${missing.join(', ')} for ${origin}`,
      mend: setup,
    });
  }
  if (findings.length > 0) return findings;
  const holders = Object.keys(stored).join(', ') || 'no agent yet';
  return [{ level: 'ok', subject, text: `${path} is private and holds tokens of ${holders}` }];
}
