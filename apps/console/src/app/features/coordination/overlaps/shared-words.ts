/** A stretch of a text; `shared` where the other text says the same. */
export interface Stretch {
  readonly text: string;
  readonly shared: boolean;
}

const WORD = /[\p{L}\p{N}_]+/gu;
/** Shorter ones are of every sentence and say nothing. */
const SHORTEST = 3;
const FILLERS = new Set([
  ...['all', 'also', 'and', 'any', 'are', 'both', 'but', 'can', 'does', 'each', 'for', 'from'],
  ...['has', 'have', 'into', 'its', 'more', 'new', 'not', 'now', 'one', 'only', 'other', 'same'],
  ...['should', 'than', 'that', 'the', 'their', 'then', 'there', 'they', 'this', 'two', 'use'],
  ...['was', 'what', 'when', 'which', 'will', 'with', 'without'],
]);

/** Cuts a text where the other says the same words, so that a reader sees what they share. */
export function stretches(text: string, other: string): readonly Stretch[] {
  const known = new Set(telling(other));
  const cut: { text: string; shared: boolean }[] = [];
  let at = 0;
  const add = (piece: string, shared: boolean): void => {
    if (piece) cut.push({ text: piece, shared });
  };
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!known.has(word.toLowerCase())) continue;
    add(text.slice(at, index), false);
    add(word, true);
    at = index + word.length;
  }
  add(text.slice(at), false);
  return cut;
}

function telling(text: string): string[] {
  return [...text.matchAll(WORD)]
    .map(([word]) => word.toLowerCase())
    .filter((word) => word.length >= SHORTEST && !FILLERS.has(word));
}
