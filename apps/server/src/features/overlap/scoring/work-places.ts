import { bag, type Bag } from './bag.js';
import type { ScoredWork } from './scored-work.js';
import { TERM_KINDS, termHash } from './term-hash.js';
import { foldersOf, plainPath, subjectOf } from './work-paths.js';
import { wordsOf } from './work-text.js';

const MOST_FILES = 60;

/** Where a piece of work happens, as terms. */
export interface Places {
  readonly files: Bag;
  readonly subjects: Bag;
  readonly folders: Bag;
  /** Words of the files' names and their nearest folders. */
  readonly words: Bag;
  readonly count: number;
}

export function placesOf(work: ScoredWork): Places {
  const paths = pathsOf(work);
  const folders: string[] = [];
  const lastParts = new Set<string>();
  const subjects: number[] = [];
  for (const [path, spelled] of paths) {
    const above = foldersOf(path);
    folders.push(...above);
    const nearest = above.at(-1)?.length ?? 0;
    // As they were spelled: only that shows where one word of a name ends.
    lastParts.add(subjectOf(spelled));
    lastParts.add(spelled.slice(spelled.lastIndexOf('/', nearest - 1) + 1, nearest));
    subjects.push(termHash(TERM_KINDS.subject, subjectOf(path)));
  }
  return {
    files: bag(paths.map(([path]) => termHash(TERM_KINDS.file, path))),
    subjects: bag(subjects),
    folders: folderTerms(folders),
    words: bag(wordsOf([...lastParts].join(' ')).map((word) => termHash(TERM_KINDS.word, word))),
    count: paths.length,
  };
}

/** Many files stand in the same few folders: each is hashed once. */
function folderTerms(folders: readonly string[]): Bag {
  const known = new Map<string, number>();
  return bag(
    folders.map((folder) => {
      const term = known.get(folder) ?? termHash(TERM_KINDS.folder, folder);
      known.set(folder, term);
      return term;
    }),
  );
}

/**
 * Paths in small letters, so that two spellings are one, each with how it was spelled. Of very many
 * those with the smallest hashes: two works with the same five hundred paths keep the same ones.
 */
function pathsOf({ paths, touchedPaths = [] }: ScoredWork): [path: string, spelled: string][] {
  const all = new Map<string, string>();
  for (const path of paths) add(all, path);
  for (const path of touchedPaths) add(all, path);
  if (all.size <= MOST_FILES) return [...all];
  return [...all]
    .map((entry) => ({ entry, rank: termHash(TERM_KINDS.file, entry[0]) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST_FILES)
    .map(({ entry }) => entry);
}

function add(all: Map<string, string>, path: string): void {
  const spelled = plainPath(path);
  if (spelled) all.set(spelled.toLowerCase(), spelled);
}
