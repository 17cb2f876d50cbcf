import { MEANING_WEIGHT } from './coefficients.js';
import { againstCommonGround, type DeclaredSignals } from './declared-signals.js';

/** Nearer than this two texts are about one topic at least; unrelated ones are at 0. */
export const MEANING_SPEAKS_FROM = 0.4;
/** From here on two texts mean the same, and being nearer says no more. */
const MEANING_SAYS_ALL_AT = 0.7;
/** Texts as alike as this say themselves what they mean: nothing is counted twice. */
const WORDS_SAY_ALL_AT = 0.45;

interface KnownOtherwise {
  /** How alike the texts are in their words. */
  readonly text: number;
  readonly declared: DeclaredSignals;
}

/**
 * What nearness of meaning adds to the odds, never less than nothing. The less the words share the
 * more it adds; and what was held against texts without a common word it takes back.
 */
export function meaningOdds(nearness: number, { text, declared }: KnownOtherwise): number {
  const span = MEANING_SAYS_ALL_AT - MEANING_SPEAKS_FROM;
  const strength = Math.min(1, Math.max(0, (nearness - MEANING_SPEAKS_FROM) / span));
  const unsaid = Math.max(0, 1 - text / WORDS_SAY_ALL_AT);
  return strength * (MEANING_WEIGHT * unsaid + againstCommonGround(declared));
}
