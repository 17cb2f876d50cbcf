import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../repository.ts';
import type { Project } from './projects.ts';
import './sources.ts';

// Not through the scorer's whole door: that reads the very file this one writes.
const { wordsOf } = await import('../../apps/server/src/features/overlap/scoring/work-text.ts');

const FILE = join(ROOT, 'apps/server/src/features/overlap/scoring/common-words.ts');
/** Words that fewer titles and descriptions than this contain are left to the workspace. */
const RAREST = 0.008;
const COLUMNS = 96;

/**
 * How many of a hundred items of an ordinary project contain a word: the middle one of the
 * projects, so that the words of one project alone stay out.
 */
export function writeCommonWords(projects: readonly Project[]): void {
  const words = [...sharesOf(projects)]
    .map(([word, shares]) => [word, middleOf(shares)] as const)
    .filter(([, share]) => share >= RAREST)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([word, share]) => `${word}:${(100 * share).toFixed(1)}`);
  writeFileSync(
    FILE,
    [
      '/**',
      ' * In how many of a hundred work items of an ordinary software project a stem occurs. Written by',
      ' * `npm run overlap:train`; not edited by hand.',
      ' */',
      'export const COMMON_WORDS = `',
      ...wrapped(words),
      '`;',
      '',
    ].join('\n'),
  );
}

function sharesOf(projects: readonly Project[]): Map<string, number[]> {
  const shares = new Map<string, number[]>();
  projects.forEach(({ items }, place) => {
    for (const { title, body } of items) {
      for (const word of new Set(wordsOf(`${title}\n${body}`))) {
        const known = shares.get(word) ?? projects.map(() => 0);
        known[place] = (known[place] ?? 0) + 1 / items.length;
        shares.set(word, known);
      }
    }
  });
  return shares;
}

const middleOf = (shares: readonly number[]) =>
  [...shares].sort((one, other) => one - other)[Math.floor(shares.length / 2)] ?? 0;

function wrapped(words: readonly string[]): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line && line.length + word.length >= COLUMNS) {
      lines.push(line);
      line = '';
    }
    line += line ? ` ${word}` : word;
  }
  return line ? [...lines, line] : lines;
}
