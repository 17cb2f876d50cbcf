import { shareOfItems } from './ordinary-words.js';
import type { ScoredWork, Statistics } from './scored-work.js';
import { shapeOf, type Bag, type WorkShape } from './work-shape.js';

/** A bag whose terms have got their rarity. Rarity is 1 for a term of one item, 0 for one of all. */
export interface Weighted {
  readonly terms: Int32Array;
  readonly rarity: Float64Array;
  /** Of length 1 together, so that the sum of products of two is their cosine. */
  readonly weights: Float64Array;
  /** Sum of the rarities: how much there is to be shared. */
  readonly mass: number;
}

export interface PreparedWork {
  readonly work: ScoredWork;
  readonly shape: WorkShape;
  readonly title: Weighted;
  readonly text: Weighted;
  readonly ideas: Weighted;
  readonly body: Weighted;
  readonly pairs: Weighted;
  readonly grams: Weighted;
  readonly files: Weighted;
  readonly subjects: Weighted;
  readonly folders: Weighted;
  readonly pathWords: Weighted;
  readonly references: Weighted;
}

export function prepare(work: ScoredWork, statistics: Statistics): PreparedWork {
  const shape = shapeOf(work);
  const rarityOf = rarityBy(statistics);
  const weighted = (bag: Bag) => weigh(bag, rarityOf);
  return {
    work,
    shape,
    title: weighted(shape.title),
    text: weighted(shape.text),
    ideas: weighted(shape.ideas),
    body: weighted(shape.body),
    pairs: weighted(shape.pairs),
    grams: weighedGrams(shape, rarityOf),
    files: weighted(shape.files),
    subjects: weighted(shape.subjects),
    folders: weighted(shape.folders),
    pathWords: weighted(shape.pathWords),
    references: weighted(shape.references),
  };
}

type RarityOf = (term: number) => number;

/**
 * A young workspace has counted too little to know that "fix" is common: it begins with this many
 * items of an ordinary project.
 */
const ORDINARY_ITEMS = 100;

function rarityBy(statistics: Statistics): RarityOf {
  const all = statistics.items + ORDINARY_ITEMS + 2;
  const most = Math.log(all);
  return (term) => {
    const known = statistics.itemsWith(term) + ORDINARY_ITEMS * shareOfItems(term);
    // A term may be counted of an item that is not: two checks do not wait for one another.
    return Math.max(0, Math.log(all / (known + 1)) / most);
  };
}

function weigh(bag: Bag, rarityOf: RarityOf): Weighted {
  const size = bag.terms.length;
  const rarity = new Float64Array(size);
  const weights = new Float64Array(size);
  let mass = 0;
  let square = 0;
  for (let at = 0; at < size; at += 1) {
    const rare = rarityOf(bag.terms[at] as number);
    const weight = (1 + Math.log(bag.counts[at] as number)) * rare;
    rarity[at] = rare;
    weights[at] = weight;
    mass += rare;
    square += weight * weight;
  }
  const length = Math.sqrt(square) || 1;
  for (let at = 0; at < size; at += 1) weights[at] = (weights[at] as number) / length;
  return { terms: bag.terms, rarity, weights, mass };
}

/** Nobody counts three-letter pieces: each weighs what its word does, shared among its pieces. */
function weighedGrams({ grams }: WorkShape, rarityOf: RarityOf): Weighted {
  const weights = new Map<number, number>();
  for (const { gram, word } of grams) {
    weights.set(gram, (weights.get(gram) ?? 0) + rarityOf(word));
  }
  const terms = Int32Array.from(weights.keys()).sort();
  const values = Float64Array.from(terms, (term) => weights.get(term) ?? 0);
  let square = 0;
  let mass = 0;
  for (const value of values) {
    square += value * value;
    mass += value;
  }
  const length = Math.sqrt(square) || 1;
  return { terms, rarity: values, weights: values.map((value) => value / length), mass };
}
