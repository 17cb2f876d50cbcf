import type { Coefficients } from './coefficient-list.js';
import { COEFFICIENTS } from './coefficients.js';
import { SIMILARITIES, type Similarity } from './similarities.js';

/**
 * Products the model sees besides the similarities themselves. Likeness of text means more when
 * the files are alike too, and less when months lie between; where nobody named files, text has to
 * be judged by another measure.
 */
const PRODUCTS: readonly (readonly [Similarity, Similarity])[] = [
  ['text', 'files'],
  ['text', 'folders'],
  ['title', 'files'],
  ['ideas', 'folders'],
  ['grams', 'folders'],
  ['hours', 'text'],
  ['hours', 'files'],
  ['hours', 'folders'],
  ['hours', 'hours'],
  ['rarestWord', 'files'],
  ['rarestWord', 'text'],
  ['text', 'text'],
  ['files', 'files'],
  ['titleInText', 'files'],
  ['files', 'fewerPaths'],
  ['rarestFile', 'fewerPaths'],
  ['text', 'titleWords'],
  // A template in the description makes texts alike whose titles are not.
  ['text', 'title'],
  ['text', 'titleInText'],
  ['bothHavePaths', 'text'],
  ['bothHavePaths', 'title'],
  ['bothHavePaths', 'ideas'],
  ['bothHavePaths', 'grams'],
  ['bothHavePaths', 'hours'],
  ['bothHavePaths', 'rarestWord'],
  ['bothHavePaths', 'textShared'],
  ['bothHavePaths', 'textMass'],
  ['bothHavePaths', 'textWithin'],
];

/** The names of the inputs, in the order of `inputsOf`. */
export const INPUTS: readonly string[] = [
  ...SIMILARITIES,
  ...PRODUCTS.map(([one, other]) => `${one} * ${other}`),
];

const PLACES = PRODUCTS.map(
  ([one, other]) => [SIMILARITIES.indexOf(one), SIMILARITIES.indexOf(other)] as const,
);

export function inputsOf(similarities: readonly number[]): number[] {
  const inputs = [...similarities];
  for (const [one, other] of PLACES) {
    inputs.push((similarities[one] as number) * (similarities[other] as number));
  }
  return inputs;
}

type Model = (similarities: readonly number[]) => number;

/** From the similarities of two works to the logarithm of the odds that they are the same. */
export function modelOf({ bias, weights }: Coefficients): Model {
  const byName = new Map(weights);
  const alone = Float64Array.from(SIMILARITIES, (name) => byName.get(name) ?? 0);
  const products = PRODUCTS.map(([one, other], at) => ({
    places: PLACES[at] as readonly [number, number],
    weight: byName.get(`${one} * ${other}`) ?? 0,
  }));
  return (similarities) => {
    let sum = bias;
    for (let at = 0; at < alone.length; at += 1) {
      sum += (alone[at] as number) * (similarities[at] as number);
    }
    for (const { places, weight } of products) {
      sum += weight * (similarities[places[0]] as number) * (similarities[places[1]] as number);
    }
    return sum;
  };
}

export const oddsOf = modelOf(COEFFICIENTS);
