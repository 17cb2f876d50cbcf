import { MESSAGES } from '../messages.js';
import type { Standpoint } from '../standpoint.js';
import type { Finding } from './finding.js';

const subject = 'exclusions';

/** What is logged from this machine, and what is not: said on every visit, so nobody is surprised. */
export function checkExclusions({ repositories, origin, project }: Standpoint): Finding {
  try {
    const asks = repositories.policy() === 'ask';
    const excluded = repositories.excluded();
    const rule = asks ? MESSAGES.askFirst() : MESSAGES.disclosure();
    const here = repositories.standing(project, origin);
    const kept = excluded.length === 0 ? 'none is excluded' : `excluded: ${excluded.join(', ')}`;
    return { level: 'info', subject, text: `${rule} (${kept}; this one is ${here})` };
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    return { level: 'fail', subject, text, mend: 'covibe-local exclude --list' };
  }
}
