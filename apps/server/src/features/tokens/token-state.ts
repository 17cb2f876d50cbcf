import { TOKEN_WARNING_DAYS, type TokenState } from '@covibe/contracts';

const DAY_MS = 86_400_000;

export interface TokenTimes {
  expires_at: Date;
  revoked_at: Date | null;
}

/** What a token is good for at a moment: what was revoked stays revoked, also after it expired. */
export function tokenState({ expires_at, revoked_at }: TokenTimes, now: Date): TokenState {
  if (revoked_at) return 'revoked';
  const left = expires_at.getTime() - now.getTime();
  if (left <= 0) return 'expired';
  return left <= TOKEN_WARNING_DAYS * DAY_MS ? 'expiring' : 'active';
}
