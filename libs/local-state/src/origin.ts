/** An address that is no server's origin, told so that whoever typed it can mend it. */
export class OriginFault extends Error {}

const EXAMPLE = 'such as https://covibe.example.com or http://localhost:3000';
/** What the URL class would quietly repair is a mistake here. */
const UNUSUAL = /[\s\\\p{C}]/u;

/**
 * The one spelling of a server's address, under which its tokens are kept. Default ports, letter
 * case, a dot at the end, long forms of IP addresses and international names come out alike;
 * credentials, paths, queries and other protocols are refused.
 */
export function normaliseOrigin(address: string): string {
  const text = address.trim();
  if (!/^https?:\/\/[^/]/i.test(text) || UNUSUAL.test(text) || !URL.canParse(text)) {
    throw new OriginFault(`“${shown(text)}” is not an address of a Co-Vibe server, ${EXAMPLE}.`);
  }
  const url = new URL(text);
  const host = url.hostname.replace(/\.$/, '');
  if (url.href !== `${url.origin}/` || host === '') {
    throw new OriginFault(
      `The address of a Co-Vibe server has no user, path, query or fragment: give its origin only, ${EXAMPLE}.`,
    );
  }
  return `${url.protocol}//${host}${url.port ? `:${url.port}` : ''}`;
}

/** A faulty address may hold a password. */
const shown = (text: string) => text.replace(/\/\/[^/@]*@/, '//…@').slice(0, 100);

export type Reach = 'https' | 'loopback' | 'private' | 'open';

/** How far what is sent to `origin` travels unprotected. */
export function reachOf(origin: string): Reach {
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'https:') return 'https';
  const host = hostname.replace(/^\[|\]$/g, '');
  if (host === 'localhost' || host.endsWith('.localhost') || host === '::1') return 'loopback';
  const parts = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host)?.slice(1).map(Number);
  if (!parts) return /^(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(host) ? 'private' : 'open';
  const [first = 0, second = 0] = parts;
  if (first === 127) return 'loopback';
  const isPrivate =
    first === 10 ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254);
  return isPrivate ? 'private' : 'open';
}

/** Tokens and codes travel in the clear only where nobody else listens. */
export function refuseOpenHttp(origin: string, { allowHttp }: { allowHttp: boolean }): void {
  const reach = reachOf(origin);
  if (reach === 'open') {
    throw new OriginFault(
      `${origin} is not encrypted: tokens sent there could be read on the way. Use https; plain http is for this machine and, with --allow-http, private addresses.`,
    );
  }
  if (reach === 'private' && !allowHttp) {
    throw new OriginFault(
      `${origin} is not encrypted. If everybody on that network may read your tokens, say so with --allow-http; otherwise use https.`,
    );
  }
}
