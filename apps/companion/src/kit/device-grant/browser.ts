import { normaliseOrigin } from '@covibe/local-state';
import type { Host } from '../host.js';

/** Starts of programs that open an address; none of them is a shell. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
const ELSEWHERE = ['xdg-open'] as const;

/**
 * The page as it may be shown and opened: on the server's own origin, spelled by the URL class, so
 * that nothing in it can be read as an option or a second address. Nothing where it lies elsewhere.
 */
export function ownPage(address: string, origin: string): string | undefined {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username || url.password) return undefined;
  try {
    return normaliseOrigin(url.origin) === origin ? url.href : undefined;
  } catch {
    // An origin that setup would refuse is no origin to open.
    return undefined;
  }
}

/** Shows the page to the developer where the machine knows how; it is printed in any case. */
export function openPage(host: Host, page: string): void {
  const [program, ...args] = OPENERS[host.platform] ?? ELSEWHERE;
  host.launch(program, [...args, page]);
}
