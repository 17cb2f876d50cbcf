import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { newId, type StubRecords, type StubSession } from './stub-records.ts';
import { oauthRefusal } from './stub-http.ts';

/** Signs access tokens as WorkOS does and hands out refresh tokens that work once. */
export class StubTokens {
  /** Life of an access token from now on. */
  accessTokenSeconds = 300;
  /** Claims a company may add to its tokens. */
  extraClaims: Record<string, unknown> = {};
  private readonly records: StubRecords;
  private readonly issuer: () => string;
  private readonly keyId = newId('sso_oidc_key_pair');
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;

  constructor(records: StubRecords, issuer: () => string) {
    this.records = records;
    this.issuer = issuer;
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.privateKey = pair.privateKey;
    this.publicKey = pair.publicKey;
  }

  get keySet() {
    const key = this.publicKey.export({ format: 'jwk' });
    return { keys: [{ ...key, alg: 'RS256', use: 'sig', kid: this.keyId }] };
  }

  accessToken(session: StubSession): string {
    const { user_id: sub, id: sid, organization_id } = session;
    const now = Math.floor(Date.now() / 1000);
    const place = organization_id
      ? {
          org_id: organization_id,
          role: this.records.membership(sub, organization_id)?.role.slug,
          permissions: [],
        }
      : {};
    const times = { iat: now, exp: now + this.accessTokenSeconds };
    const claims = { iss: this.issuer(), sub, sid, jti: newId('jti'), ...place, ...times };
    return this.signed({ ...claims, ...this.extraClaims });
  }

  newRefreshToken(session: StubSession): string {
    session.refresh_token = newId('rt');
    this.records.refreshTokens.set(session.refresh_token, session.id);
    return session.refresh_token;
  }

  /** The session of a refresh token that was never used before. */
  sessionOf(refreshToken: string): StubSession {
    const id = this.records.refreshTokens.get(refreshToken);
    const session = id === undefined ? undefined : this.records.sessions.get(id);
    if (!session) throw oauthRefusal('invalid_grant', 'Invalid refresh token.');
    if (session.status === 'ended') {
      throw oauthRefusal('invalid_grant', 'Session has already ended.');
    }
    if (session.refresh_token !== refreshToken) {
      throw oauthRefusal('invalid_grant', 'Refresh token already exchanged.');
    }
    return session;
  }

  private signed(claims: object): string {
    const header = { alg: 'RS256', typ: 'JWT', kid: this.keyId };
    const input = [header, claims].map((part) => encode(JSON.stringify(part))).join('.');
    return `${input}.${sign('sha256', Buffer.from(input), this.privateKey).toString('base64url')}`;
  }
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function encode(content: string): string {
  return Buffer.from(content).toString('base64url');
}
