import { bag, type Bag } from './bag.js';
import { placesOf, type Places } from './work-places.js';
import type { ScoredWork } from './scored-work.js';
import { ideaOf } from './synonyms.js';
import { TERM_KINDS, termHash } from './term-hash.js';
import { gramsOf, type Grams } from './title-grams.js';
import { referencesIn, wordsOf } from './work-text.js';

/** Longer texts say no more about which work it is, and cost time at every comparison. */
const LONGEST = { title: 240, scope: 400, description: 600 };

/** A piece of work taken apart, before any statistics: pure, the same for every workspace. */
export interface WorkShape {
  readonly title: Bag;
  /** Title and scope twice, description once. */
  readonly text: Bag;
  /** The same with each word as the idea it shares with its synonyms. */
  readonly ideas: Bag;
  readonly grams: Grams;
  readonly places: Places;
  readonly references: Bag;
  readonly exactTitle: number;
  readonly titleWords: number;
  readonly bodyWords: number;
}

export function shapeOf(work: ScoredWork): WorkShape {
  const titleText = work.title.slice(0, LONGEST.title);
  const scopeText = (work.scope ?? '').slice(0, LONGEST.scope);
  const description = (work.description ?? '').slice(0, LONGEST.description);
  const title = wordsOf(titleText);
  const scope = wordsOf(scopeText);
  const words = [...title, ...title, ...scope, ...scope, ...wordsOf(description)];
  const terms = words.map(wordTerm);
  return {
    title: bag(terms.slice(0, title.length)),
    text: bag(terms),
    ideas: bag(words.map((word, at) => ideaTerm(word) ?? (terms[at] as number))),
    grams: gramsOf(title, wordTerm),
    places: placesOf(work),
    references: bag(referenceTerms(`${titleText}\n${scopeText}\n${description}`)),
    exactTitle: title.length > 0 ? termHash(TERM_KINDS.title, title.join(' ')) : 0,
    titleWords: title.length,
    bodyWords: words.length - 2 * title.length,
  };
}

const wordTerm = (word: string) => termHash(TERM_KINDS.word, word);

function ideaTerm(word: string): number | undefined {
  const idea = ideaOf(word);
  return idea === undefined ? undefined : termHash(TERM_KINDS.idea, idea);
}

const referenceTerms = (text: string) =>
  referencesIn(text).map((reference) => termHash(TERM_KINDS.reference, reference));
