import type { WeighedTerms } from './retrieval.repository.js';
import { retrievalTerms, type ScoredWork, type Statistics } from './scoring/index.js';

/** How many postings one search may read. */
const BUDGET = 2_000;

/** The most telling terms whose postings together stay within the budget, and their weights. */
export function tellingTerms(work: ScoredWork, statistics: Statistics): WeighedTerms {
  const terms: number[] = [];
  const weights: number[] = [];
  let left = BUDGET;
  for (const term of retrievalTerms(work, statistics)) {
    const items = statistics.itemsWith(term);
    if (items > left) continue;
    left -= items;
    terms.push(term);
    // Squared, as both sides of a cosine have it.
    weights.push(Math.log((statistics.items + 1) / (items + 0.5)) ** 2);
  }
  return { terms, weights };
}
