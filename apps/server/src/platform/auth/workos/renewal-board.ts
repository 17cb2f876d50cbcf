import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { CookieSeal } from './cookie-seal.js';
import { RenewalBoardRepository } from './renewal-board.repository.js';
import { WorkosAccess } from './workos-access.js';
import type { Grant } from './workos-client.js';
import { ProviderUnavailable } from './workos.errors.js';

export type Outcome = Grant | 'refused';

/** Longer than a call to WorkOS may take; after this the process that made it counts as gone. */
const ABANDONED_SECONDS = 8;
/** How long an old cookie still leads to the session that replaced it. */
const FRESH_SECONDS = 60;
const LOOK_AGAIN_MS = 60;
const MOST_LOOKS = 120;

/**
 * Lets all server processes together use a refresh token once. A second use is not only in vain: a
 * provider may take it for theft and end the session.
 */
@Injectable()
export class RenewalBoard {
  private readonly logger = new Logger(RenewalBoard.name);
  private seal: CookieSeal<Outcome> | undefined;

  constructor(
    private readonly rows: RenewalBoardRepository,
    private readonly access: WorkosAccess,
  ) {}

  /** Uses the token through `ask`, or answers what came of it where another process was first. */
  async once(refreshToken: string, ask: () => Promise<Outcome>): Promise<Outcome> {
    const hash = createHash('sha256').update(refreshToken).digest('hex');
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      if (await this.rows.claim(hash, ABANDONED_SECONDS)) return this.use(hash, ask);
      const row = await this.rows.read(hash, FRESH_SECONDS);
      if (row?.outcome) return row.fresh ? (this.sealed.open(row.outcome) ?? 'refused') : 'refused';
      await pause(LOOK_AGAIN_MS);
    }
    throw new ProviderUnavailable();
  }

  private async use(hash: string, ask: () => Promise<Outcome>): Promise<Outcome> {
    let outcome: Outcome;
    try {
      outcome = await ask();
    } catch (fault) {
      await this.rows.release(hash);
      throw fault;
    }
    // Whoever asked has the new session already; only the other processes would miss it.
    await this.rows.settle(hash, this.sealed.seal(outcome)).catch((err: unknown) => {
      this.logger.warn({ err }, 'a renewed session was not shared with other processes');
    });
    return outcome;
  }

  private get sealed(): CookieSeal<Outcome> {
    this.seal ??= new CookieSeal(this.access.settings.cookiePassword, 'renewal');
    return this.seal;
  }
}
