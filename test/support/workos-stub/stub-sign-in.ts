import { randomBytes } from 'node:crypto';
import type { StubRecords, StubSession, StubUser } from './stub-records.ts';
import { newId } from './stub-records.ts';
import {
  oauthRefusal,
  optionalText,
  refuse,
  type StubAnswer,
  type StubCall,
  type StubRefusal,
  type StubRoute,
  text,
} from './stub-http.ts';
import { challengeOf, type StubTokens } from './stub-tokens.ts';
import { chooserPage } from './stub-page.ts';
import { userShape } from './stub-shapes.ts';

const CODE_LIFE_MS = 600_000;

export interface StubClient {
  clientId: string;
  apiKey: string;
}

/** The routes a sign-in passes: hosted page, token exchange, keys and sign-out. */
export function signInRoutes(
  records: StubRecords,
  tokens: StubTokens,
  client: StubClient,
): StubRoute[] {
  const signIn = new StubSignIn(records, tokens, client);
  return [
    {
      method: 'GET',
      path: '/user_management/authorize',
      open: true,
      handle: ({ query }) => signIn.authorize(query),
    },
    {
      method: 'POST',
      path: '/user_management/authenticate',
      open: true,
      handle: (call) => signIn.authenticate(call),
    },
    {
      method: 'GET',
      path: '/sso/jwks/:clientId',
      open: true,
      handle: () => ({ body: tokens.keySet }),
    },
    {
      method: 'GET',
      path: '/user_management/sessions/logout',
      open: true,
      handle: ({ query }) => signIn.logout(query),
    },
    {
      method: 'POST',
      path: '/user_management/sessions/revoke',
      handle: (call) => {
        if (!records.endSession(text(call, 'session_id'))) {
          throw refuse(400, 'invalid_session', 'Session not found.');
        }
        return { body: { success: true } };
      },
    },
  ];
}

class StubSignIn {
  private readonly records: StubRecords;
  private readonly tokens: StubTokens;
  private readonly client: StubClient;

  constructor(records: StubRecords, tokens: StubTokens, client: StubClient) {
    this.records = records;
    this.tokens = tokens;
    this.client = client;
  }

  /** The hosted page; with a choice made (or a `login_hint`) it redirects back at once. */
  authorize(query: URLSearchParams): StubAnswer {
    const redirectUri = query.get('redirect_uri');
    if (query.get('client_id') !== this.client.clientId || !URL.canParse(redirectUri ?? '')) {
      throw oauthRefusal('invalid_request', 'client_id or redirect_uri is not known here.');
    }
    if (query.get('choice') === 'cancel') {
      return { location: back(query, { error: 'access_denied', error_description: 'cancelled' }) };
    }
    const hint = query.get('login_hint');
    const user = this.records.users.get(query.get('user') ?? '') ?? this.byHint(hint);
    if (!user) return { html: chooserPage(this.records, query) };
    return { location: back(query, { code: this.newCode(user, query) }) };
  }

  authenticate(call: StubCall): StubAnswer {
    const known =
      call.body.client_id === this.client.clientId &&
      call.body.client_secret === this.client.apiKey;
    if (!known) throw oauthRefusal('invalid_client', 'Invalid client credentials.', 401);
    switch (call.body.grant_type) {
      case 'authorization_code':
        return this.byCode(call);
      case 'refresh_token':
        return this.byRefreshToken(call);
      case 'password':
        return this.byPassword(call);
      case 'urn:workos:oauth:grant-type:organization-selection':
        return this.byOrganization(call);
      default:
        throw oauthRefusal('unsupported_grant_type', 'This grant type is not supported.');
    }
  }

  logout(query: URLSearchParams): StubAnswer {
    this.records.endSession(query.get('session_id') ?? '');
    const location = query.get('return_to');
    return location ? { location } : { html: '<p>Signed out.</p>' };
  }

  private byHint(email: string | null): StubUser | undefined {
    return email === null ? undefined : this.records.userByEmail(email);
  }

  private newCode(user: StubUser, query: URLSearchParams): string {
    const code = newId('code');
    this.records.codes.set(code, {
      code,
      user_id: user.id,
      organization_id: query.get('organization') ?? query.get('organization_id') ?? undefined,
      challenge: query.get('code_challenge'),
      expires_at: Date.now() + CODE_LIFE_MS,
    });
    return code;
  }

  private byCode(call: StubCall): StubAnswer {
    const code = this.records.codes.get(text(call, 'code'));
    if (code) this.records.codes.delete(code.code);
    if (!code || code.expires_at < Date.now()) {
      throw oauthRefusal('invalid_grant', 'The code has expired or is invalid.');
    }
    const verifier = optionalText(call, 'code_verifier');
    if (code.challenge && challengeOf(verifier ?? '') !== code.challenge) {
      throw oauthRefusal('invalid_grant', 'The code verifier does not fit the challenge.');
    }
    return this.admit(code.user_id, code.organization_id);
  }

  private byPassword(call: StubCall): StubAnswer {
    const user = this.records.userByEmail(text(call, 'email'));
    if (!user?.password || user.password !== text(call, 'password')) {
      throw refuse(401, 'invalid_credentials', 'Invalid credentials.');
    }
    return this.admit(user.id, undefined);
  }

  private byOrganization(call: StubCall): StubAnswer {
    const token = text(call, 'pending_authentication_token');
    const userId = this.records.pending.get(token);
    if (!userId) {
      throw refuse(400, 'invalid_pending_authentication_token', 'The sign-in has expired.');
    }
    const organizationId = text(call, 'organization_id');
    if (!this.records.membership(userId, organizationId)) throw this.notAMember();
    this.records.pending.delete(token);
    return this.admit(userId, organizationId);
  }

  private byRefreshToken(call: StubCall): StubAnswer {
    const session = this.tokens.sessionOf(text(call, 'refresh_token'));
    const asked = optionalText(call, 'organization_id') ?? session.organization_id;
    if (asked && !this.records.membership(session.user_id, asked)) throw this.notAMember();
    session.organization_id = asked;
    return this.granted(session);
  }

  /** One organization is taken by itself; of several somebody has to choose. */
  private admit(userId: string, chosen: string | undefined): StubAnswer {
    const places = this.records.activeMemberships(userId);
    if (chosen && chosen !== 'ask' && !this.records.membership(userId, chosen)) {
      throw this.notAMember();
    }
    const asks = chosen === 'ask' || (chosen === undefined && places.length > 1);
    if (asks) throw this.selectionRequired(userId);
    const session: StubSession = {
      id: newId('session'),
      user_id: userId,
      organization_id: chosen ?? places[0]?.organization_id ?? null,
      refresh_token: '',
      status: 'active',
      created_at: new Date().toISOString(),
    };
    this.records.sessions.set(session.id, session);
    return this.granted(session);
  }

  private granted(session: StubSession): StubAnswer {
    const user = this.records.users.get(session.user_id);
    if (!user) throw oauthRefusal('invalid_grant', 'The user does not exist any more.');
    return {
      body: {
        user: userShape(user),
        organization_id: session.organization_id ?? undefined,
        access_token: this.tokens.accessToken(session),
        refresh_token: this.tokens.newRefreshToken(session),
        authentication_method: 'Password',
      },
    };
  }

  private selectionRequired(userId: string): StubRefusal {
    const token = randomBytes(18).toString('base64url');
    this.records.pending.set(token, userId);
    const organizations = this.records.activeMemberships(userId).map(({ organization_id: id }) => ({
      id,
      name: this.records.organizations.get(id)?.name,
    }));
    const message = 'The user must choose an organization to finish their authentication.';
    return refuse(403, 'organization_selection_required', message, {
      pending_authentication_token: token,
      organizations,
      user: { id: userId },
    });
  }

  private notAMember(): StubRefusal {
    return oauthRefusal('invalid_request', 'The user is not a member of this organization.');
  }
}

function back(query: URLSearchParams, answer: Record<string, string>): string {
  const location = new URL(query.get('redirect_uri') ?? '');
  for (const [name, value] of Object.entries(answer)) location.searchParams.set(name, value);
  const state = query.get('state');
  if (state !== null) location.searchParams.set('state', state);
  return location.href;
}
