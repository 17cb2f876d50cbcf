import { declaredOdds, declaredSignals } from './declared-signals.js';
import { divergenceOf } from './divergence.js';
import { saysTooLittle } from './low-information.js';
import { oddsOf } from './model.js';
import type { PreparedWork } from './prepared-work.js';
import { reasonsOf } from './reasons.js';
import type { Scored } from './scored-work.js';
import { SIMILARITIES, similaritiesOf, type Similarity } from './similarities.js';

/** Compares two works; the order of the two does not matter. */
export function score(one: PreparedWork, other: PreparedWork): Scored {
  const similarities = similaritiesOf(one, other);
  const declared = declaredSignals(one, other);
  const signals = { ...declared } as Record<string, number>;
  SIMILARITIES.forEach((name, at) => (signals[name] = similarities[at] ?? 0));
  const odds = oddsOf(similarities) + declaredOdds(declared);
  return {
    probability: 1 / (1 + Math.exp(-odds)),
    signals,
    reasons: reasonsOf(signals as Record<Similarity, number>),
    divergent: divergenceOf(one.work, other.work),
    lowInformation: saysTooLittle(one.work) || saysTooLittle(other.work),
  };
}
