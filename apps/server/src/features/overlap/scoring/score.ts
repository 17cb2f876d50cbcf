import { declaredOdds, declaredSignals } from './declared-signals.js';
import { divergenceOf } from './divergence.js';
import { oddsOf } from './model.js';
import type { PreparedWork } from './prepared-work.js';
import { reasonsOf } from './reasons.js';
import type { Scored } from './scored-work.js';
import { SIMILARITIES, similaritiesOf } from './similarities.js';

/** Compares two works; the order of the two does not matter. */
export function score(one: PreparedWork, other: PreparedWork): Scored {
  const similarities = similaritiesOf(one, other);
  const declared = declaredSignals(one, other);
  const signals: Record<string, number> = {
    ...declared,
    exactTitle:
      one.shape.exactTitle !== 0 && one.shape.exactTitle === other.shape.exactTitle ? 1 : 0,
  };
  SIMILARITIES.forEach((name, at) => (signals[name] = similarities[at] ?? 0));
  const odds = oddsOf(similarities) + declaredOdds(declared);
  return {
    probability: 1 / (1 + Math.exp(-odds)),
    signals,
    reasons: reasonsOf(signals),
    divergent: divergenceOf(one, other),
    lowInformation: one.saysTooLittle || other.saysTooLittle,
  };
}
