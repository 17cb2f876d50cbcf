import { createHash, randomBytes } from 'node:crypto';
import { HOME_PATH } from '@covibe/contracts';

/** How long somebody may take at the provider's pages. */
export const ATTEMPT_SECONDS = 600;
/** Tabs that were sent to sign in at the same time; the oldest gives way. */
const MOST_ATTEMPTS = 4;
/** A longer way back would not fit a cookie together with the other attempts. */
const LONGEST_RETURN = 400;

/** One sign-in that this browser has begun. */
export interface SignInAttempt {
  readonly state: string;
  readonly verifier: string;
  readonly returnTo: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
  /** What continues a sign-in that waits for the choice of an organization. */
  readonly pendingToken?: string;
}

export function newAttempt(returnTo: string, nowSeconds: number): SignInAttempt {
  return {
    state: randomBytes(24).toString('base64url'),
    verifier: randomBytes(32).toString('base64url'),
    returnTo: returnTo.length > LONGEST_RETURN ? HOME_PATH : returnTo,
    expiresAt: nowSeconds + ATTEMPT_SECONDS,
  };
}

export function challengeOf({ verifier }: SignInAttempt): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** The attempts a browser may still finish, with a new one at the end. */
export function withAttempt(
  attempts: readonly SignInAttempt[],
  attempt: SignInAttempt,
): SignInAttempt[] {
  return [...attempts, attempt].slice(-MOST_ATTEMPTS);
}

export function liveAttempts(
  attempts: readonly SignInAttempt[] | undefined,
  nowSeconds: number,
): SignInAttempt[] {
  return (attempts ?? []).filter(({ expiresAt }) => expiresAt > nowSeconds);
}
