import type { Bag } from './bag.js';
import { actionOf, layersOf } from './divergence.js';
import { saysTooLittle } from './low-information.js';
import { shareOfItems } from './ordinary-words.js';
import type { ScoredWork, Statistics, WorkAction } from './scored-work.js';
import type { Grams } from './title-grams.js';
import { shapeOf, type WorkShape } from './work-shape.js';

/** A bag whose terms have got their rarity: 1 for a term nobody has, 0 for one that all have. */
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
  readonly grams: Weighted;
  readonly files: Weighted;
  readonly subjects: Weighted;
  readonly folders: Weighted;
  readonly references: Weighted;
  readonly action: WorkAction | null;
  readonly layers: readonly string[];
  readonly saysTooLittle: boolean;
}

export function prepare(
  work: ScoredWork,
  statistics: Statistics,
  shape: WorkShape = shapeOf(work),
): PreparedWork {
  const rarityOf = rarityBy(statistics);
  const weighted = (bag: Bag) => weigh(bag, rarityOf);
  return {
    work,
    shape,
    title: weighted(shape.title),
    text: weighted(shape.text),
    ideas: weighted(shape.ideas),
    grams: weighedGrams(shape.grams, rarityOf),
    files: weighted(shape.places.files),
    subjects: weighted(shape.places.subjects),
    folders: weighted(shape.places.folders),
    references: weighted(shape.references),
    action: actionOf(work),
    layers: layersOf(work.component),
    saysTooLittle: saysTooLittle(work),
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
    return Math.max(0, 1 - Math.log(known + 1) / most);
  };
}

function weigh(bag: Bag, rarityOf: RarityOf): Weighted {
  const { terms, counts } = bag;
  const rarity = new Float64Array(terms.length);
  const weights = new Float64Array(terms.length);
  for (let at = 0; at < terms.length; at += 1) {
    const rare = rarityOf(terms[at] as number);
    const count = counts[at] as number;
    rarity[at] = rare;
    weights[at] = count > 1 ? (1 + Math.log(count)) * rare : rare;
  }
  return normalised(terms, rarity, weights);
}

/** Nobody counts three-letter pieces: each weighs what the words do that it is from. */
function weighedGrams({ pieces, words }: Grams, rarityOf: RarityOf): Weighted {
  const lent = words.map(rarityOf);
  const terms = new Int32Array(pieces.length);
  const weights = new Float64Array(pieces.length);
  let kept = 0;
  for (const { gram, word } of pieces) {
    if (kept === 0 || terms[kept - 1] !== gram) {
      terms[kept] = gram;
      kept += 1;
    }
    weights[kept - 1] = (weights[kept - 1] as number) + (lent[word] as number);
  }
  const rarity = weights.slice(0, kept);
  return normalised(terms.subarray(0, kept), rarity, weights.subarray(0, kept));
}

function normalised(terms: Int32Array, rarity: Float64Array, weights: Float64Array): Weighted {
  let square = 0;
  let mass = 0;
  for (let at = 0; at < terms.length; at += 1) {
    mass += rarity[at] as number;
    square += (weights[at] as number) ** 2;
  }
  const length = Math.sqrt(square) || 1;
  for (let at = 0; at < terms.length; at += 1) weights[at] = (weights[at] as number) / length;
  return { terms, rarity, weights, mass };
}
