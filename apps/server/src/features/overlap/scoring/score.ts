import { divergenceOf } from './divergence.js';
import { saysTooLittle } from './low-information.js';
import { probabilityOf } from './model.js';
import type { PreparedWork } from './prepared-work.js';
import { reasonsOf } from './reasons.js';
import type { Scored } from './scored-work.js';
import { SIMILARITIES, similaritiesOf, type Similarity } from './similarities.js';

/** Compares two works; the order of the two does not matter. */
export function score(one: PreparedWork, other: PreparedWork): Scored {
  const similarities = similaritiesOf(one, other);
  const signals = Object.fromEntries(
    SIMILARITIES.map((name, at) => [name, similarities[at] ?? 0]),
  ) as Record<Similarity, number>;
  return {
    probability: probabilityOf(similarities),
    signals,
    reasons: reasonsOf(signals),
    divergent: divergenceOf(one.work, other.work),
    lowInformation: saysTooLittle(one.work) || saysTooLittle(other.work),
  };
}
