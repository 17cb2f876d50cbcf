/** An address that is no server's origin, told so that whoever typed it can mend it. */
export class OriginFault extends Error {}

const EXAMPLE = 'such as https://covibe.example.com or http://localhost:3000';
/**
 * Names and IPv4 addresses that are spelled as they should be. Nearly all are, and finding that out takes
 * a hook, for which an agent waits, less time than the URL class does.
 */
const TIDY =
  /^(https?):\/\/((?:(?!xn--)[a-z\d][a-z\d-]*\.)*(?!xn--)[a-z][a-z\d-]*|(?:\d{1,3}\.){3}\d{1,3})(?::([1-9]\d{0,4}))?$/;
const BYTE_MAX = 255;
const PORT_MAX = 65_535;
const USUAL_PORTS: Record<string, number> = { http: 80, https: 443 };

export interface OriginParts {
  isSecret: boolean;
  /** A name or an address, the latter without brackets. */
  host: string;
  port: number;
}

/**
 * The one spelling of a server's address, under which its tokens are kept. Default ports, letter
 * case, a dot at the end, long forms of IP addresses and international names come out alike;
 * credentials, paths, queries and other protocols are refused.
 */
export function normaliseOrigin(address: string): string {
  const text = address.trim();
  if (tidyParts(text)) return text;
  if (!/^https?:\/\/[^/]/i.test(text) || isUnusual(text) || !URL.canParse(text)) {
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

/**
 * What the URL class would quietly repair is a mistake here. Classes of Unicode take long to make even
 * where they are only written down, so this one is not written as a literal.
 */
const isUnusual = (text: string) => new RegExp('[\\s\\\\\\p{C}]', 'u').test(text);

/** A faulty address may hold a password. */
const shown = (text: string) => text.replace(/\/\/[^/@]*@/, '//…@').slice(0, 100);

/** What to connect to, of a normalised origin. */
export function originParts(origin: string): OriginParts {
  const tidy = tidyParts(origin);
  if (tidy) return tidy;
  const { protocol, hostname, port } = new URL(origin);
  const scheme = protocol.slice(0, -1);
  return {
    isSecret: scheme === 'https',
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (USUAL_PORTS[scheme] ?? 0),
  };
}

/** Nothing when the text may have to be spelled otherwise. */
function tidyParts(text: string): OriginParts | undefined {
  const [, scheme = '', host = '', given] = TIDY.exec(text) ?? [];
  const usual = USUAL_PORTS[scheme];
  if (!usual || Number(given) === usual || Number(given) > PORT_MAX) return undefined;
  const isNumber = /^\d/.test(host.slice(host.lastIndexOf('.') + 1));
  if (isNumber && !host.split('.').every(isByte)) return undefined;
  return { isSecret: scheme === 'https', host, port: given ? Number(given) : usual };
}

/** Zeros in front would make it an octal number. */
const isByte = (part: string) => Number(part) <= BYTE_MAX && String(Number(part)) === part;

export type Reach = 'https' | 'loopback' | 'private' | 'open';

/** How far what is sent to `origin` travels unprotected. */
export function reachOf(origin: string): Reach {
  const { isSecret, host } = originParts(origin);
  if (isSecret) return 'https';
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
