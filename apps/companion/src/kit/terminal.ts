/** How much a line matters to its reader. */
export type Level = 'ok' | 'info' | 'warn' | 'fail';

const WORDS: Record<Level, string> = { ok: 'OK  ', info: 'INFO', warn: 'WARN', fail: 'FAIL' };
const COLOURS: Record<Level, number> = { ok: 32, info: 36, warn: 33, fail: 31 };

/** One line of a report: what it is about, and what is to be said of it. */
export function reportLine(level: Level, subject: string, text: string, colours = false): string {
  const word = colours ? `\u001b[${COLOURS[level]}m${WORDS[level]}\u001b[0m` : WORDS[level];
  return `${word} ${subject}: ${text}`;
}

/** Text from elsewhere, without anything a terminal would obey. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}

/** `4:07` */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Colours are for eyes: never into a file or a pipe, and not where they are unwanted. */
export function wantsColours(
  isTerminal: boolean,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
