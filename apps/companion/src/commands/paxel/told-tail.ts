import { maskTokens, PAXEL_ERROR_MAX } from '@covibe/contracts';

const COLOURS = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
/** What a terminal would obey and a database would refuse; lines and tabs stay. */
const CONTROLS = /[^\P{Cc}\n\t]/gu;

/** What a program said, fit to be shown: without colours, tokens and the name of the home folder. */
export function fitToShow(text: string, home: string): string {
  const masked = maskTokens(text.replace(COLOURS, '').replace(CONTROLS, ''));
  return home.length > 1 ? masked.replaceAll(home, '~') : masked;
}

/**
 * The end of what a failed run said behind the words that it begins with, no longer than an error
 * may be. Masked first, then clipped, so that no cut shows a token; whole characters only.
 */
export function toldTail(text: string, home: string, lead = ''): string {
  const tail = fitToShow(text, home).trim();
  const room = PAXEL_ERROR_MAX - lead.length;
  return lead + (tail.length > room ? tail.slice(-room).replace(/^[\uDC00-\uDFFF]/, '') : tail);
}
