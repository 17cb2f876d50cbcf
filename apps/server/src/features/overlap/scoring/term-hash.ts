const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** What a term is of: the same letters as a word and as a folder are two terms. */
export const TERM_KINDS = {
  word: 1,
  idea: 2,
  file: 3,
  subject: 4,
  folder: 5,
  reference: 6,
  title: 7,
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

function mixed(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) | 0;
}
