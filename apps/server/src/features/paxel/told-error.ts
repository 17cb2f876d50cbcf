import { PAXEL_ERROR_MAX, maskTokens } from '@covibe/contracts';

/** Where people's home folders lie on the three systems; the name behind them is nobody's business. */
const HOME = /(?:\/home\/|\/Users\/|[A-Za-z]:[\\/]Users[\\/])[^\\/\s:'"]+|\/root(?=[/\s:'"]|$)/g;

/** A companion's error as it is kept: masked first, then clipped to its end, where the cause is. */
export function toldError(text: string): string {
  return maskTokens(text).replace(HOME, '~').slice(-PAXEL_ERROR_MAX);
}
