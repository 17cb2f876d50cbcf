import type { ScoredWork, Statistics } from './scored-work.js';
import type { Bag } from './bag.js';
import { shapeOf, type WorkShape } from './work-shape.js';

const MOST_TERMS = 400;
/** What one work may ask the index for; each is a range of postings to read. */
const MOST_RETRIEVED = 40;
/** A term that stands in more of the items than this finds everything and says nothing. */
const WIDEST = 0.25;

/**
 * Everything the index keeps of a work: distinct 32-bit hashes of its words, ideas, files,
 * file subjects, folders, references and exact title, the most telling kinds first.
 */
export function termsOf(work: ScoredWork, shape: WorkShape = shapeOf(work)): number[] {
  const terms = new Set<number>(shape.exactTitle ? [shape.exactTitle] : []);
  const bags: Bag[] = [
    shape.title,
    shape.references,
    shape.places.files,
    shape.places.subjects,
    shape.text,
    shape.ideas,
    shape.places.folders,
  ];
  for (const { terms: more } of bags) {
    for (const term of more) {
      if (terms.size === MOST_TERMS) return [...terms];
      terms.add(term);
    }
  }
  return [...terms];
}

/** The terms to look candidates up by: the rarest ones that anything else has at all. */
export function retrievalTerms(work: ScoredWork, statistics: Statistics): number[] {
  const shape = shapeOf(work);
  const worth = new Map<number, number>();
  const widest = Math.max(25, statistics.items * WIDEST);
  const weigh = ({ terms }: Bag, weight: number) => {
    for (const term of terms) {
      const known = statistics.itemsWith(term);
      if (known === 0 || known > widest) continue;
      const value = weight * Math.log((statistics.items + 1) / (known + 0.5));
      worth.set(term, Math.max(value, worth.get(term) ?? 0));
    }
  };
  if (shape.exactTitle && statistics.itemsWith(shape.exactTitle) > 0)
    worth.set(shape.exactTitle, 100);
  weigh(shape.references, 2);
  weigh(shape.places.files, 1.5);
  weigh(shape.title, 1.5);
  weigh(shape.places.subjects, 1.2);
  weigh(shape.ideas, 1.1);
  weigh(shape.text, 1);
  weigh(shape.places.folders, 0.5);
  return [...worth]
    .sort(([one, a], [other, b]) => b - a || one - other)
    .slice(0, MOST_RETRIEVED)
    .map(([term]) => term);
}
