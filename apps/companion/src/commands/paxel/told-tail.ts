import { maskTokens, PAXEL_ERROR_MAX } from '@covibe/contracts';

const COLOURS = /\u001b\[[0-?]*[ -/]*[@-~]/g;

/** The end of what a failed run said: masked first, then clipped, so that no cut shows a token. */
export function toldTail(text: string, home: string): string {
  const masked = maskTokens(text.replace(COLOURS, '')).replaceAll(home, '~').trim();
  return masked.slice(-PAXEL_ERROR_MAX);
}
