import { UNCONFIRMED_HOURS, type SetUpMachine } from '@covibe/contracts';
import type { Tone } from '../../../ui/pill/pill.js';

interface Standing {
  readonly words: string;
  readonly tone: Tone;
  /** What it means, on hover. */
  readonly why: string;
}

/** What is worth saying of a machine; nothing of one that does what it should. */
export function standingOf(machine: SetUpMachine): Standing | null {
  if (machine.active_tokens === 0) {
    return {
      words: 'no token left',
      tone: 'neutral',
      why: 'Its tokens ended or were revoked one by one. Run setup there again.',
    };
  }
  if (!machine.confirmed && machine.last_used_at === null) {
    return {
      words: 'not heard of',
      tone: 'warn',
      why: `It never said that it keeps its tokens, and nobody used them. They end ${UNCONFIRMED_HOURS} hours after they were made.`,
    };
  }
  if (machine.last_used_at === null) {
    return {
      words: 'never used',
      tone: 'neutral',
      why: 'It keeps its tokens, and no agent has come with one yet.',
    };
  }
  return null;
}
