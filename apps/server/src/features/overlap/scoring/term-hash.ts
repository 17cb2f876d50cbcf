const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** What a term is of: the same letters as a word and as a folder are two terms. */
export const TERM_KINDS = {
  word: 1,
  wordPair: 2,
  idea: 3,
  file: 4,
  fileName: 5,
  folder: 6,
  reference: 7,
  title: 8,
} as const;

/**
 * 32-bit signed hash of a term (FNV-1a over UTF-16 units, then mixed, so that short terms spread
 * over all bits). Stored in the index: a change here makes every stored posting worthless.
 */
export function termHash(kind: number, text: string): number {
  let hash = OFFSET ^ kind;
  hash = Math.imul(hash, PRIME);
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  }
  return mixed(hash);
}

/** The hash of two terms after one another. */
export function pairHash(first: number, second: number): number {
  return mixed(Math.imul(first ^ TERM_KINDS.wordPair, PRIME) ^ Math.imul(second, 0x9e3779b1));
}

function mixed(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) | 0;
}
