import {
  missingSettings,
  redirectFault,
} from '../../../apps/server/src/platform/config/workos-settings.ts';
import { type Check, fail, type Finding, ok, warn } from '../finding.ts';
import { serverOrigin } from './shared-server.ts';

const GUIDE = 'docs/engineering/auth.md lists every setting and where WorkOS shows it.';

/** Only where people sign in with WorkOS: settings, the way back, and whether it answers. */
export const workos: Check = async () => {
  if (process.env.COVIBE_AUTH_MODE !== 'workos') return [];
  const settings = judgeSettings(process.env);
  if (settings.some(({ state }) => state === 'fail')) return settings;
  return [...settings, await judgeAnswer(process.env)];
};

export function judgeSettings(env: NodeJS.ProcessEnv): Finding[] {
  const missing = missingSettings((name) => env[name]?.trim() || undefined);
  if (missing.length > 0) {
    return [fail(`WorkOS sign-in is blocked: ${missing.join(', ')} not set`, GUIDE)];
  }
  const redirectUri = env.WORKOS_REDIRECT_URI?.trim();
  if (!redirectUri) return [ok('WorkOS sign-in has all its settings')];
  const fault = URL.canParse(redirectUri)
    ? redirectFault(redirectUri, serverOrigin(env))
    : 'WORKOS_REDIRECT_URI is not an address.';
  if (!fault) return [ok('WorkOS sign-in has all its settings')];
  return [warn(fault, 'Make it <origin>/callback here and in the WorkOS dashboard, or unset it.')];
}

/** Asks for the public keys of the client: no secret is sent, and an unknown client is told apart. */
export async function judgeAnswer(env: NodeJS.ProcessEnv): Promise<Finding> {
  const api = (env.WORKOS_API_URL?.trim() || 'https://api.workos.com').replace(/\/+$/, '');
  const client = env.WORKOS_CLIENT_ID?.trim() ?? '';
  try {
    const reply = await fetch(`${api}/sso/jwks/${encodeURIComponent(client)}`, {
      signal: AbortSignal.timeout(3000),
    });
    if (reply.ok) return ok(`WorkOS answers at ${api} and knows ${client}`);
    return warn(
      `WorkOS at ${api} answers ${reply.status} for the client ${client}`,
      'Compare WORKOS_CLIENT_ID with the dashboard.',
    );
  } catch {
    return warn(
      `WorkOS does not answer at ${api}`,
      'Check the network of this machine; people who are signed in stay so for a few minutes.',
    );
  }
}
