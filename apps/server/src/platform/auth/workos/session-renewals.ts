import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { RenewalBoard, type Outcome } from './renewal-board.js';
import { WorkosAccess } from './workos-access.js';
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

interface Renewal {
  readonly until: number;
  readonly outcome: Promise<Outcome>;
}

/**
 * Keeps sessions alive. A refresh token works once, so it is used once, however many tabs and server
 * processes ask at the same moment. Only a definitive answer ends a session; silence never does.
 */
@Injectable()
export class SessionRenewals {
  private readonly renewals = new Map<string, Renewal>();
  private pausedUntil = 0;

  constructor(
    private readonly access: WorkosAccess,
    private readonly board: RenewalBoard,
    private readonly clock: Clock,
  ) {}

  /** The session as it is to be used now, or nothing when it is over. */
  async current(session: Grant): Promise<Grant | undefined> {
    const left = session.expiresAt - this.now() / 1000;
    if (left > AHEAD_SECONDS) return session;
    try {
      const outcome = await this.renewed(session);
      if (outcome !== 'refused') return outcome;
      // What was granted holds until it ends by itself.
      return left > 0 ? session : undefined;
    } catch (fault) {
      if (fault instanceof ProviderUnavailable && left > -GRACE_SECONDS) return session;
      throw fault;
    }
  }

  /** The same session inside another organization of the same person. */
  async enter(session: Grant, organizationId: string): Promise<Grant> {
    const outcome = await this.renewed({ ...session, organizationId });
    // Another tab may have renewed the session meanwhile: its token is the one that works now.
    const moved =
      outcome === 'refused' || outcome.organizationId === organizationId
        ? outcome
        : await this.renewed({ ...outcome, organizationId });
    if (moved === 'refused' || moved.organizationId !== organizationId) throw new SignInRefused();
    return moved;
  }

  private renewed(session: Grant): Promise<Outcome> {
    const known = this.renewals.get(session.refreshToken);
    if (known && known.until > this.now()) return known.outcome;
    if (this.pausedUntil > this.now()) return Promise.reject(new ProviderUnavailable());
    const outcome = this.board
      .once(session.refreshToken, () => this.ask(session))
      .catch((fault: unknown) => {
        this.renewals.delete(session.refreshToken);
        throw fault;
      });
    this.remember(session.refreshToken, outcome);
    return outcome;
  }

  private async ask({ refreshToken, organizationId }: Grant): Promise<Outcome> {
    try {
      return await this.access.client.renew({
        refreshToken,
        ...(organizationId ? { organizationId } : {}),
      });
    } catch (fault) {
      if (fault instanceof SignInRefused) return 'refused';
      this.pausedUntil = this.now() + PAUSE_MS;
      throw fault;
    }
  }

  private remember(refreshToken: string, outcome: Promise<Outcome>): void {
    for (const [token, { until }] of this.renewals) {
      if (until > this.now() && this.renewals.size < MOST_REMEMBERED) break;
      this.renewals.delete(token);
    }
    this.renewals.set(refreshToken, { until: this.now() + REMEMBERED_MS, outcome });
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
