import { examine } from './examined-project.ts';
import type { Project } from './projects.ts';
import { SIMILARITIES } from './scorer.ts';

/** Less than this in common is nothing: the texts do not say whether it is the same work. */
const OTHER_WORDS = 0.1;
/** Nearly the same files. */
const SAME_PLACE = 0.8;

/** What a sign says, and the pairs it was counted in. */
export interface StandIn {
  /** How much more often duplicates have it than other pairs, as a logarithm. */
  readonly weight: number;
  readonly duplicates: number;
  readonly others: number;
}

/**
 * What the nearness of embeddings may add where words say nothing. No provider can be asked while
 * this is trained, so the strongest sign that has nothing to do with words stands in for it: nearly
 * the same files. Meaning is trusted as much, and not more.
 */
export function standInForMeaning(projects: readonly Project[]): StandIn {
  const counted = { duplicates: 0, others: 0, signedDuplicates: 0, signedOthers: 0 };
  for (const project of projects) {
    const { similarities } = examine(project);
    for (const { query, doc, label } of project.pairs) {
      const values = similarities(query, doc);
      const of = (name: (typeof SIMILARITIES)[number]) => values[SIMILARITIES.indexOf(name)] ?? 0;
      if (Math.max(of('text'), of('ideas')) >= OTHER_WORDS) continue;
      const signed = of('files') >= SAME_PLACE ? 1 : 0;
      counted[label === 1 ? 'duplicates' : 'others'] += 1;
      counted[label === 1 ? 'signedDuplicates' : 'signedOthers'] += signed;
    }
  }
  const { duplicates, others, signedDuplicates, signedOthers } = counted;
  const weight = Math.log(signedDuplicates / duplicates / (signedOthers / others));
  return { weight, duplicates, others };
}
