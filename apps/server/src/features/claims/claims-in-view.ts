import { MAX_PAGE_SIZE, type ClaimsReply } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { shownClaim, shownWait } from './claim-view.js';
import { ClaimsRepository } from './claims.repository.js';
import { HotPaths } from './hot-paths.js';
import { WaitsRepository } from './waits.repository.js';

const HOT_PATHS = 20;

/** What is claimed right now, for the console. */
@Injectable()
export class ClaimsInView {
  constructor(
    private readonly db: TenantDb,
    private readonly claims: ClaimsRepository,
    private readonly waits: WaitsRepository,
    private readonly hot: HotPaths,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<ClaimsReply> {
    const { developerId } = actor;
    return this.db.within(actor, async (tx) => {
      const now = this.clock.now();
      const held = await this.claims.latest(tx, now, MAX_PAGE_SIZE);
      const waiting = await this.waits.latest(tx, now, MAX_PAGE_SIZE);
      const line = { now, held, waiting };
      return {
        claims: held.map((claim) => shownClaim(claim, line, developerId)),
        waits: waiting.map((wait) => shownWait(wait, line, developerId)),
        hot_paths: await this.hot.hottest(tx, now, HOT_PATHS),
      };
    });
  }
}
