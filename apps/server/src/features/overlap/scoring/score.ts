import { declaredOdds, declaredSignals } from './declared-signals.js';
import { divergenceOf } from './divergence.js';
import { meaningOdds } from './meaning.js';
import { oddsOf } from './model.js';
import type { PreparedWork } from './prepared-work.js';
import { reasonsOf } from './reasons.js';
import type { Scored } from './scored-work.js';
import { SIMILARITIES, similaritiesOf } from './similarities.js';

/**
 * Compares two works; the order of the two does not matter. `nearness` is how near they are in
 * meaning, where somebody could say: without it everything is as if there were no such signal.
 */
export function score(one: PreparedWork, other: PreparedWork, nearness?: number): Scored {
  const similarities = similaritiesOf(one, other);
  const declared = declaredSignals(one, other);
  const signals: Record<string, number> = {
    ...declared,
    exactTitle:
      one.shape.exactTitle !== 0 && one.shape.exactTitle === other.shape.exactTitle ? 1 : 0,
  };
  SIMILARITIES.forEach((name, at) => (signals[name] = similarities[at] ?? 0));
  let odds = oddsOf(similarities) + declaredOdds(declared);
  if (nearness !== undefined) {
    odds += meaningOdds(nearness, { text: signals['text'] ?? 0, declared });
    signals['meaning'] = nearness;
  }
  return {
    probability: 1 / (1 + Math.exp(-odds)),
    signals,
    reasons: reasonsOf(signals),
    divergent: divergenceOf(one, other),
    lowInformation: one.saysTooLittle || other.saysTooLittle,
  };
}
