import { textHash } from './checked-text.js';
import type { SearchedWork } from './found-work.js';
import {
  shapeOf,
  TERM_KINDS,
  termHash,
  termsOf,
  type ScoredWork,
  type Statistics,
} from './scoring/index.js';

/** Items that have a term at most so often, as a share of all and at least: whoever else has it waits. */
const RARE_SHARE = 0.002;
const RARE_ITEMS = 8;
/** The terms that tell most come first, so of long texts that are alike the same ones are kept. */
const MOST_KEYS = 120;

/**
 * What a beginning has to be alone with: two works that may be the same have one of these in common,
 * most that are not have none, so only the former wait for one another. Those are the title and the
 * text as a whole, every term that hardly anything has, and pairs of the title's words that are common
 * each but rare together. In rising order, so that no two ever wait for each other crosswise.
 */
export function turnKeys(
  { subject, text }: Pick<SearchedWork, 'subject' | 'text'>,
  work: ScoredWork,
  statistics: Statistics,
): number[] {
  const shape = shapeOf(work);
  const whole = Number.parseInt(textHash(subject, text).slice(0, 8), 16) | 0;
  const rare = Math.max(RARE_ITEMS, statistics.items * RARE_SHARE);
  const isRare = (term: number) => statistics.itemsWith(term) <= rare;
  const common = [...shape.title.terms].filter((term) => !isRare(term));
  const pairs = common.flatMap((one, at) =>
    common
      .slice(at + 1)
      .filter((other) => together(one, other, statistics) <= rare)
      .map((other) => termHash(TERM_KINDS.title, `${one} ${other}`)),
  );
  const keys = [whole, shape.exactTitle, ...pairs, ...termsOf(work, shape).filter(isRare)];
  return [...new Set(keys.slice(0, MOST_KEYS))].sort((a, b) => a - b);
}

/** In so many items both would stand if words were drawn without regard to one another. */
function together(one: number, other: number, statistics: Statistics): number {
  return (statistics.itemsWith(one) * statistics.itemsWith(other)) / statistics.items;
}
