import { basename, join } from 'node:path';

const PROGRAM = 'covibe-codex-notify.cjs';
/** By which the line that setup put in is known again. */
const OUR_LINE = /^notify = \[[^\n]*\] # Co-Vibe[^\n]*\n/m;

/** Our program in front of the user's own one; nothing where what is there cannot be understood. */
export function wrappedNotify(present: unknown, bridge: string): string[] | undefined {
  const own = ownNotify(present);
  return own && ['node', join(bridge, '..', PROGRAM), ...own];
}

/** The user's own program, without ours in front of it. */
export function ownNotify(present: unknown): string[] | undefined {
  if (present === undefined) return [];
  if (!Array.isArray(present) || present.some((word) => typeof word !== 'string')) return undefined;
  const words = present as string[];
  return isWrapped(words) ? words.slice(2) : words;
}

export const isWrapped = (present: unknown): boolean =>
  Array.isArray(present) && typeof present[1] === 'string' && basename(present[1]) === PROGRAM;

/** A key of its own must stand before all tables: the first line always does. */
export function withNotifyLine(text: string, words: readonly string[], eol: string): string {
  const list = words.map((word) => JSON.stringify(word)).join(', ');
  return `notify = [${list}] # Co-Vibe: managed by covibe-local setup.${eol}${text}`;
}

export const withoutNotifyLine = (text: string): string => text.replace(OUR_LINE, '');
