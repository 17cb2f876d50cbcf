import type { SettingReader } from './setting-reader.js';

const SHORTEST_PASSWORD = 32;
const WORKOS_API_URL = 'https://api.workos.com';
const CALLBACK = '/callback';

/** How to reach WorkOS, and what is still missing before anybody can sign in with it. */
export interface WorkosSettings {
  readonly clientId: string;
  readonly apiKey: string;
  /** Seals the session cookie; the same on every server process. */
  readonly cookiePassword: string;
  readonly redirectUri: string | undefined;
  readonly apiUrl: string;
  /** Who may have issued an access token. */
  readonly issuers: readonly string[];
  /** In words for whoever has to set it; empty when sign-in can work. */
  readonly missing: readonly string[];
}

/**
 * An incomplete configuration does not keep the server from starting: its health and public pages
 * still answer, and every question of who is there says what is missing.
 */
export function readWorkosSettings(read: SettingReader): WorkosSettings {
  const clientId = read.text('WORKOS_CLIENT_ID') ?? '';
  const apiKey = read.text('WORKOS_API_KEY') ?? '';
  const cookiePassword = read.text('WORKOS_COOKIE_PASSWORD') ?? '';
  const apiUrl = read.origin('WORKOS_API_URL') ?? WORKOS_API_URL;
  const issuers = (read.text('WORKOS_ISSUER') ?? '').split(',').map((one) => one.trim());
  const named = issuers.filter(Boolean);
  return {
    clientId,
    apiKey,
    cookiePassword,
    redirectUri: read.page('WORKOS_REDIRECT_URI'),
    apiUrl,
    issuers: named.length > 0 ? named : [apiUrl, `${apiUrl}/user_management/${clientId}`],
    missing: missingSettings((name) => read.text(name)),
  };
}

/** What WorkOS mode still lacks, in words for whoever has to set it. */
export function missingSettings(read: (name: string) => string | undefined): string[] {
  const missing = ['WORKOS_CLIENT_ID', 'WORKOS_API_KEY'].filter((name) => !read(name));
  if ((read('WORKOS_COOKIE_PASSWORD') ?? '').length >= SHORTEST_PASSWORD) return missing;
  return [...missing, `WORKOS_COOKIE_PASSWORD (at least ${SHORTEST_PASSWORD} characters)`];
}

/**
 * Why WorkOS would send browsers to where this server is not, or where the cookie of the sign-in is
 * not sent: a cookie of localhost is not one of 127.0.0.1.
 */
export function redirectFault(redirectUri: string, servedAt: string): string | undefined {
  const [wanted, served] = [new URL(redirectUri), new URL(servedAt)];
  if (wanted.pathname !== CALLBACK) {
    return `WORKOS_REDIRECT_URI leads to ${wanted.pathname}, but sign-in ends at ${CALLBACK}.`;
  }
  if (wanted.port !== served.port) {
    return `WORKOS_REDIRECT_URI has port ${portOf(wanted)}, but this server is reached on port ${portOf(served)}.`;
  }
  return wanted.origin === served.origin
    ? undefined
    : `WORKOS_REDIRECT_URI leads to ${wanted.origin}, but this server is reached at ${served.origin}.`;
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
}
