import { randomBytes } from 'node:crypto';
import { NAME_MAX } from '@covibe/contracts';
import { WorkOS, type AuthenticationResponse } from '@workos-inc/node';
import type { WorkosSettings } from '../../config/workos-settings.js';
import { isPassing, readFault } from './provider-fault.js';
import { OrganizationChoice, ProviderUnavailable, SignInRefused } from './workos.errors.js';

/** Longer than WorkOS ever takes when it is well, shorter than anybody's patience. */
const TIMEOUT_MS = 5_000;

/** A sign-in as WorkOS granted it, read from an access token whose signature was checked. */
export interface Grant {
  readonly sessionId: string;
  readonly userId: string;
  readonly organizationId?: string;
  /** Only when the provider has verified it: invitations are matched by it. */
  readonly email?: string;
  readonly name?: string;
  readonly refreshToken: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

type Sealing = { session: { sealSession: true; cookiePassword: string } };

/**
 * The library of WorkOS, told everything explicitly: where to call, how long to wait, whose tokens to
 * believe. It never retries by itself: it would wait up to a minute where a person waits for a page.
 */
export class WorkosClient {
  readonly api: WorkOS;

  constructor(settings: WorkosSettings) {
    const { hostname, port, protocol } = new URL(settings.apiUrl);
    this.api = new WorkOS(settings.apiKey, {
      clientId: settings.clientId,
      apiHostname: hostname,
      https: protocol === 'https:',
      ...(port ? { port: Number(port) } : {}),
      issuer: [...settings.issuers],
      maxRetries: 0,
      timeout: TIMEOUT_MS,
    });
  }

  authorizeUrl(ask: {
    state: string;
    challenge: string;
    redirectUri: string;
    invitationToken?: string;
  }): string {
    return this.api.userManagement.getAuthorizationUrl({
      provider: 'authkit',
      redirectUri: ask.redirectUri,
      state: ask.state,
      codeChallenge: ask.challenge,
      codeChallengeMethod: 'S256',
      ...(ask.invitationToken ? { invitationToken: ask.invitationToken } : {}),
    });
  }

  exchange({ code, verifier }: { code: string; verifier: string }): Promise<Grant> {
    return this.granted((sealing) =>
      this.api.userManagement.authenticateWithCode({ code, codeVerifier: verifier, ...sealing }),
    );
  }

  choose(choice: { pendingToken: string; organizationId: string }): Promise<Grant> {
    return this.granted((sealing) =>
      this.api.userManagement.authenticateWithOrganizationSelection({
        pendingAuthenticationToken: choice.pendingToken,
        organizationId: choice.organizationId,
        ...sealing,
      }),
    );
  }

  renew(session: { refreshToken: string; organizationId?: string }): Promise<Grant> {
    return this.granted((sealing) =>
      this.api.userManagement.authenticateWithRefreshToken({
        refreshToken: session.refreshToken,
        ...(session.organizationId ? { organizationId: session.organizationId } : {}),
        ...sealing,
      }),
    );
  }

  async revoke(sessionId: string): Promise<void> {
    await this.api.userManagement.revokeSession({ sessionId });
  }

  logoutUrl(sessionId: string, returnTo: string): string {
    return this.api.userManagement.getLogoutUrl({ sessionId, returnTo });
  }

  /**
   * The library checks an access token only inside a sealed session, so each answer is sealed with a
   * password that nobody keeps and opened again: signature against the cached keys, issuer, expiry.
   */
  private async granted(
    ask: (sealing: Sealing) => Promise<AuthenticationResponse>,
  ): Promise<Grant> {
    const cookiePassword = randomBytes(32).toString('hex');
    try {
      const answer = await ask({ session: { sealSession: true, cookiePassword } });
      const sessionData = answer.sealedSession ?? '';
      const session = this.api.userManagement.loadSealedSession({ sessionData, cookiePassword });
      const checked = await session.authenticate();
      if (!checked.authenticated) throw new SignInRefused();
      return grantOf(answer);
    } catch (fault) {
      throw asOurs(fault);
    }
  }
}

function asOurs(fault: unknown): Error {
  if (fault instanceof SignInRefused) return fault;
  const said = readFault(fault);
  if (said.pending) return new OrganizationChoice(said.pending.token, said.pending.organizations);
  return isPassing(said) ? new ProviderUnavailable(said.retryAfter) : new SignInRefused();
}

interface Claims {
  sub?: string;
  sid?: string;
  org_id?: string;
  exp?: number;
}

/** The organization comes from the checked token and from nowhere else. */
function grantOf({ user, accessToken, refreshToken }: AuthenticationResponse): Grant {
  const payload = Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8');
  const { sub, sid, org_id: organizationId, exp } = JSON.parse(payload) as Claims;
  if (!sid || !exp || sub !== user.id) throw new SignInRefused();
  const fullName = user.name ?? [user.firstName, user.lastName].filter(Boolean).join(' ');
  // WorkOS allows names that are longer than ours; a person may shorten theirs in Settings.
  const name = fullName.slice(0, NAME_MAX).trim().toWellFormed();
  return {
    sessionId: sid,
    userId: user.id,
    refreshToken,
    expiresAt: exp,
    ...(organizationId ? { organizationId } : {}),
    ...(user.emailVerified ? { email: user.email } : {}),
    ...(name ? { name } : {}),
  };
}
