import type { Verdict } from '@covibe/contracts';

/** Two texts as they are kept: the smaller hash first, so that either side finds the pair. */
export function pairOf(one: string, other: string): [string, string] {
  return one <= other ? [one, other] : [other, one];
}

/** The last word on a pair of texts. */
export interface LastVerdict {
  verdict: Verdict;
  confirm_reason: string | null;
}

/**
 * How things stand between two works. `confirmed` is the same work that a human lets go on beside
 * the other.
 */
export type Judgement = 'unjudged' | 'different' | 'same' | 'confirmed';

export function judgementOf(last: LastVerdict | undefined): Judgement {
  if (!last) return 'unjudged';
  if (last.verdict === 'different') return 'different';
  return last.confirm_reason === null ? 'same' : 'confirmed';
}

/** Whether this still holds the work up. */
export function stands(judgement: Judgement): boolean {
  return judgement === 'unjudged' || judgement === 'same';
}
