import type { Command } from './command.js';

const WHOLE_START = 4;
const WORD_START = 3;
const INSIDE = 2;
const SCATTERED = 1;

/** The commands whose label or words hold the query, best first, else in their own order. */
export function ranked(commands: readonly Command[], query: string): readonly Command[] {
  const asked = query.trim().toLowerCase();
  if (!asked) return commands;
  return commands
    .map((command) => ({ command, score: score(command, asked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command);
}

function score({ label, words = '' }: Command, asked: string): number {
  const text = label.toLowerCase();
  if (text.startsWith(asked)) return WHOLE_START;
  const all = `${text} ${words.toLowerCase()}`;
  if (all.includes(` ${asked}`)) return WORD_START;
  if (all.includes(asked)) return INSIDE;
  return holdsInOrder(text, asked) ? SCATTERED : 0;
}

/** Whether the letters of the query stand in the text in this order: `gws` in "Go to workstreams". */
function holdsInOrder(text: string, asked: string): boolean {
  let from = 0;
  for (const letter of asked.replaceAll(' ', '')) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
