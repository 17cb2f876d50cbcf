import type { Grant } from './workos-client.js';
import { ProviderUnavailable, SignInRefused } from './workos.errors.js';

/** A token this close to its end is renewed while it still works. */
const AHEAD_SECONDS = 30;
/** How long after its end a session still counts while WorkOS gives no answer. */
const GRACE_SECONDS = 300;
/** Other tabs may go on sending the cookie from before a renewal; they share its outcome. */
const REMEMBERED_MS = 60_000;
/** After a failure WorkOS is left alone for a moment, so that nobody waits for it in vain. */
const PAUSE_MS = 3_000;
const MOST_REMEMBERED = 20_000;

type Outcome = Grant | 'refused';

interface Renewal {
  readonly until: number;
  readonly outcome: Promise<Outcome>;
}

interface Renewer {
  renew(session: { refreshToken: string; organizationId?: string }): Promise<Grant>;
}

/**
 * Keeps sessions alive. A refresh token works once, so each is used once on this process, however
 * many tabs ask at the same moment. Only a definitive answer ends a session; silence never does.
 */
export class SessionRenewals {
  private readonly renewals = new Map<string, Renewal>();
  private pausedUntil = 0;

  constructor(
    private readonly provider: Renewer,
    private readonly now: () => Date,
  ) {}

  /** The session as it is to be used now, or nothing when it is over. */
  async current(session: Grant): Promise<Grant | undefined> {
    const left = session.expiresAt - this.now().getTime() / 1000;
    if (left > AHEAD_SECONDS) return session;
    try {
      const outcome = await this.renewed(session);
      if (outcome !== 'refused') return outcome;
      // Another process may have been faster with the same token: what was granted still holds.
      return left > 0 ? session : undefined;
    } catch (fault) {
      if (fault instanceof ProviderUnavailable && left > -GRACE_SECONDS) return session;
      throw fault;
    }
  }

  /** The same session inside another organization of the same person. */
  async enter(session: Grant, organizationId: string): Promise<Grant> {
    const moved = await this.provider.renew({ refreshToken: session.refreshToken, organizationId });
    await this.remember(session.refreshToken, Promise.resolve(moved));
    return moved;
  }

  private renewed(session: Grant): Promise<Outcome> {
    const now = this.now().getTime();
    const known = this.renewals.get(session.refreshToken);
    if (known && known.until > now) return known.outcome;
    if (this.pausedUntil > now) return Promise.reject(new ProviderUnavailable());
    const { refreshToken, organizationId } = session;
    const outcome = this.provider
      .renew({ refreshToken, ...(organizationId ? { organizationId } : {}) })
      .catch((fault: unknown) => this.judged(refreshToken, fault));
    return this.remember(refreshToken, outcome);
  }

  private judged(refreshToken: string, fault: unknown): Outcome {
    if (fault instanceof SignInRefused) return 'refused';
    this.renewals.delete(refreshToken);
    this.pausedUntil = this.now().getTime() + PAUSE_MS;
    throw fault;
  }

  private remember(refreshToken: string, outcome: Promise<Outcome>): Promise<Outcome> {
    const now = this.now().getTime();
    for (const [token, { until }] of this.renewals) {
      if (until > now && this.renewals.size < MOST_REMEMBERED) break;
      this.renewals.delete(token);
    }
    this.renewals.set(refreshToken, { until: now + REMEMBERED_MS, outcome });
    return outcome;
  }
}
