import type { DocEntry } from './doc-groups.js';

export interface DocHit {
  path: string;
  title: string;
  summary: string;
  /** Headings of the page that hold one of the words, the best first. */
  headings: { id: string; text: string }[];
}

export const LONGEST_QUERY = 100;
const MOST_HITS = 30;
const MOST_HEADINGS = 4;

/**
 * Pages whose title and headings together hold every word asked for. A word in the title weighs
 * more than one in a heading, the start of a word more than its middle.
 */
export function searchDocs(entries: readonly DocEntry[], query: string): DocHit[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.entry.path.localeCompare(b.entry.path, 'en'))
    .slice(0, MOST_HITS)
    .map(({ entry: { path, outline } }) => ({
      path,
      title: outline.title,
      summary: outline.summary,
      headings: outline.headings
        .map((heading) => ({ heading, score: words.reduce((s, w) => s + found(heading.text, w), 0) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, MOST_HEADINGS)
        .map(({ heading: { id, text } }) => ({ id, text })),
    }));
}

function wordsOf(query: string): string[] {
  const words = query.slice(0, LONGEST_QUERY).toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  return [...new Set(words)];
}

/** 0 when a word is nowhere in the page's title or headings. */
function scoreOf({ outline }: DocEntry, words: readonly string[]): number {
  let score = 0;
  for (const word of words) {
    const inTitle = found(outline.title, word) * 10;
    const inHeadings = Math.max(0, ...outline.headings.map((h) => found(h.text, word)));
    if (inTitle + inHeadings === 0) return 0;
    score += inTitle + inHeadings;
  }
  return score;
}

/** 3 for a whole word, 2 for the start of one, 1 for anywhere else. */
function found(text: string, word: string): number {
  let best = 0;
  for (const [part] of text.toLowerCase().matchAll(/[\p{L}\p{N}_]+/gu)) {
    if (part === word) return 3;
    if (part.startsWith(word)) best = 2;
    else if (part.includes(word)) best = Math.max(best, 1);
  }
  return best;
}
