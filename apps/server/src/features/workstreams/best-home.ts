import type { HomeRow } from './workstreams.repository.js';

/** Words too common to tell one workstream from another. */
const EMPTY_WORDS = new Set([
  'a',
  'an',
  'and',
  'add',
  'at',
  'by',
  'for',
  'from',
  'in',
  'into',
  'new',
  'of',
  'on',
  'or',
  'the',
  'to',
  'up',
  'with',
]);
const SHARED_PART = 0.6;
const SHARED_WORDS = 2;

/**
 * The workstream a task belongs to by its words: most of the workstream's own title must stand in
 * the task's. A container of the repository is the home of what fits nowhere else.
 */
export function bestHome(
  homes: readonly HomeRow[],
  task: { title: string; scope?: string | null },
): string | undefined {
  const words = wordsOf(`${task.title} ${task.scope ?? ''}`);
  let best: { id: string; part: number } | undefined;
  for (const home of homes) {
    if (home.auto_created) continue;
    const own = wordsOf(home.title_key);
    const shared = [...own].filter((word) => words.has(word)).length;
    if (own.size === 0) continue;
    const part = shared / own.size;
    const fits = shared >= Math.min(SHARED_WORDS, own.size) && part >= SHARED_PART;
    if (fits && part > (best?.part ?? 0)) best = { id: home.id, part };
  }
  return best?.id ?? homes.find((home) => home.auto_created)?.id;
}

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length > 1 && !EMPTY_WORDS.has(word)));
}
