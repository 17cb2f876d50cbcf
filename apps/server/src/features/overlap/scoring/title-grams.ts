/** Three-letter pieces of words in rising order, each with the place of the word it is from. */
export interface Grams {
  readonly pieces: readonly { readonly gram: number; readonly word: number }[];
  /** The words that lend the pieces their weight, as terms. */
  readonly words: readonly number[];
}

const MOST = 120;
/** More than there are words in a title. */
const PLACES = 256;

export function gramsOf(words: readonly string[], termOf: (word: string) => number): Grams {
  const distinct = [...new Set(words)].slice(0, MOST);
  const keys: number[] = [];
  distinct.forEach((word, place) => {
    const padded = `^${word}$`;
    for (let at = 0; at + 3 <= padded.length && keys.length < MOST; at += 1) {
      keys.push(pieceAt(padded, at) * PLACES + place);
    }
  });
  const sorted = new Float64Array(keys).sort();
  return {
    pieces: Array.from(sorted, (key) => ({ gram: Math.floor(key / PLACES), word: key % PLACES })),
    words: distinct.map(termOf),
  };
}

/** Positive and below 2^31, so that a place fits behind it. */
function pieceAt(word: string, at: number): number {
  const hash =
    Math.imul(word.charCodeAt(at), 0x9e3779b1) ^
    Math.imul(word.charCodeAt(at + 1), 0x85ebca6b) ^
    Math.imul(word.charCodeAt(at + 2), 0xc2b2ae35);
  return (hash ^ (hash >>> 15)) & 0x7fffffff;
}
