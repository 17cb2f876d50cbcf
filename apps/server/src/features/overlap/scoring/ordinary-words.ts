import { COMMON_WORDS } from './common-words.js';
import { ideaOf } from './synonyms.js';
import { TERM_KINDS, termHash } from './term-hash.js';

const SHARES = new Map<number, number>();
for (const entry of COMMON_WORDS.trim().split(/\s+/)) {
  const [word = '', percent = '0'] = entry.split(':');
  const share = Number(percent) / 100;
  SHARES.set(termHash(TERM_KINDS.word, word), share);
  const idea = ideaOf(word);
  if (!idea) continue;
  const term = termHash(TERM_KINDS.idea, idea);
  SHARES.set(term, Math.min(0.5, share + (SHARES.get(term) ?? 0)));
}

/** In what part of the items of an ordinary project a term occurs: 0 when that is not known. */
export function shareOfItems(term: number): number {
  return SHARES.get(term) ?? 0;
}
