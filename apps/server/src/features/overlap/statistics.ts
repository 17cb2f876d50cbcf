import { ALL_ITEMS } from './overlap-index.repository.js';
import type { Statistics } from './scoring/index.js';

/**
 * In a workspace of three tasks every word is common. A few imagined items that share nothing let
 * words be rare from the first day; among thousands they do not count.
 */
const IMAGINED = 150;

export function statisticsOf(
  counts: ReadonlyMap<number, number>,
  more: ReadonlyMap<number, number> = counts,
): Statistics {
  return {
    items: IMAGINED + (counts.get(ALL_ITEMS) ?? 0),
    itemsWith: (term) => counts.get(term) ?? more.get(term) ?? 0,
  };
}
