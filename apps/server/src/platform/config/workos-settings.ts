import type { SettingReader } from './setting-reader.js';

const SHORTEST_PASSWORD = 32;
const WORKOS_API_URL = 'https://api.workos.com';

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
  const missing: string[] = [];
  if (!clientId) missing.push('WORKOS_CLIENT_ID');
  if (!apiKey) missing.push('WORKOS_API_KEY');
  if (cookiePassword.length < SHORTEST_PASSWORD) {
    missing.push(`WORKOS_COOKIE_PASSWORD (at least ${SHORTEST_PASSWORD} characters)`);
  }
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
    missing,
  };
}
