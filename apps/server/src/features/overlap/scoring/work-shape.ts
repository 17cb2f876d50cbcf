import { ideaOf } from './synonyms.js';
import type { ScoredWork } from './scored-work.js';
import { pairHash, TERM_KINDS, termHash } from './term-hash.js';
import { foldersOf, plainPath, subjectOf } from './work-paths.js';
import { referencesIn, wordsOf } from './work-text.js';

/** Longer texts say no more about which work it is, and cost time at every comparison. */
const LONGEST = { title: 240, scope: 400, description: 600 };
const MOST_FILES = 60;
const MOST_GRAMS = 120;

/** Terms in rising order with how often each occurs: what a text is before anything is weighed. */
export interface Bag {
  readonly terms: Int32Array;
  readonly counts: Float64Array;
}

/** A piece of work taken apart, before any statistics: pure, the same for every workspace. */
export interface WorkShape {
  readonly title: Bag;
  /** Title and scope twice, description once. */
  readonly text: Bag;
  /** The same with each word as the idea it shares with its synonyms. */
  readonly ideas: Bag;
  readonly body: Bag;
  readonly pairs: Bag;
  /** Three-letter pieces of the title's words, and the word that lends each its weight. */
  readonly grams: readonly { readonly gram: number; readonly word: number }[];
  readonly files: Bag;
  readonly subjects: Bag;
  readonly folders: Bag;
  /** Words of the paths, to meet the words of a title. */
  readonly pathWords: Bag;
  readonly references: Bag;
  readonly exactTitle: number;
  readonly titleWords: number;
  readonly paths: number;
}

export function shapeOf(work: ScoredWork): WorkShape {
  const title = wordsOf(work.title.slice(0, LONGEST.title));
  const scope = wordsOf((work.scope ?? '').slice(0, LONGEST.scope));
  const description = (work.description ?? '').slice(0, LONGEST.description);
  const body = [...scope, ...wordsOf(description)];
  const [titleTerms, scopeTerms, bodyTerms] = [title, scope, body].map(wordTerms) as [
    number[],
    number[],
    number[],
  ];
  const textTerms = [...titleTerms, ...titleTerms, ...scopeTerms, ...bodyTerms];
  const paths = pathsOf(work);
  const files = paths.map((path) => termHash(TERM_KINDS.file, path));
  return {
    title: bag(titleTerms),
    text: bag(textTerms),
    ideas: bag([...ideaTerms(title), ...ideaTerms(title), ...ideaTerms(scope), ...ideaTerms(body)]),
    body: bag(bodyTerms),
    pairs: bag([...pairTerms(titleTerms), ...pairTerms(titleTerms), ...pairTerms(bodyTerms)]),
    grams: gramsOf(title),
    files: bag(files),
    subjects: bag(paths.map((path) => termHash(TERM_KINDS.fileName, subjectOf(path)))),
    folders: bag(
      paths.flatMap((path) => foldersOf(path).map((folder) => termHash(TERM_KINDS.folder, folder))),
    ),
    pathWords: bag(
      [...new Set(paths.flatMap((path) => wordsOf(lastParts(path))))].map((word) =>
        termHash(TERM_KINDS.word, word),
      ),
    ),
    references: bag(
      referencesIn(`${work.title.slice(0, LONGEST.title)} ${work.scope ?? ''} ${description}`).map(
        (reference) => termHash(TERM_KINDS.reference, reference),
      ),
    ),
    exactTitle: title.length > 0 ? termHash(TERM_KINDS.title, title.join(' ')) : 0,
    titleWords: title.length,
    paths: paths.length,
  };
}

const wordTerms = (words: readonly string[]) =>
  words.map((word) => termHash(TERM_KINDS.word, word));

const ideaTerms = (words: readonly string[]) =>
  words.map((word) => {
    const idea = ideaOf(word);
    return idea ? termHash(TERM_KINDS.idea, idea) : termHash(TERM_KINDS.word, word);
  });

function pairTerms(terms: readonly number[]): number[] {
  const pairs: number[] = [];
  for (let at = 0; at + 1 < terms.length; at += 1)
    pairs.push(pairHash(terms[at] ?? 0, terms[at + 1] ?? 0));
  return pairs;
}

/** File and folder it stands in; the outer folders are in every path. */
function lastParts(path: string): string {
  const last = path.lastIndexOf('/');
  return path.slice(path.lastIndexOf('/', last - 1) + 1);
}

/**
 * Of very many paths, those with the smallest hashes: two works with the same five hundred paths
 * keep the same ones.
 */
function pathsOf(work: ScoredWork): string[] {
  const all = new Set<string>();
  for (const path of work.paths) all.add(plainPath(path));
  for (const path of work.touchedPaths ?? []) all.add(plainPath(path));
  all.delete('');
  if (all.size <= MOST_FILES) return [...all];
  return [...all]
    .map((path) => ({ path, rank: termHash(TERM_KINDS.file, path) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST_FILES)
    .map(({ path }) => path);
}

function gramsOf(words: readonly string[]): { gram: number; word: number }[] {
  const grams: { gram: number; word: number }[] = [];
  for (const word of new Set(words)) {
    const lent = termHash(TERM_KINDS.word, word);
    const padded = `^${word}$`;
    for (let at = 0; at + 3 <= padded.length; at += 1) {
      if (grams.length === MOST_GRAMS) return grams;
      grams.push({
        gram:
          (padded.charCodeAt(at) * 961 +
            padded.charCodeAt(at + 1) * 31 +
            padded.charCodeAt(at + 2)) |
          0,
        word: lent,
      });
    }
  }
  return grams;
}

function bag(terms: readonly number[]): Bag {
  const sorted = Int32Array.from(terms).sort();
  let kept = 0;
  const counts = new Float64Array(sorted.length);
  for (let at = 0; at < sorted.length; at += 1) {
    const term = sorted[at] as number;
    if (kept > 0 && sorted[kept - 1] === term) counts[kept - 1] = (counts[kept - 1] as number) + 1;
    else {
      sorted[kept] = term;
      counts[kept] = 1;
      kept += 1;
    }
  }
  return { terms: sorted.slice(0, kept), counts: counts.slice(0, kept) };
}
