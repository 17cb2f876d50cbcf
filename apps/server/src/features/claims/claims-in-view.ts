import { MAX_PAGE_SIZE, type ClaimsReply, type GuardReply } from '@covibe/contracts';
import type { CheckClaims } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { EditGuard } from '../edit-guard/index.js';
import { ownerOf, secondsUntil } from './claim-row.js';
import { shownClaim, shownWait } from './claim-view.js';
import { ClaimsRepository } from './claims.repository.js';
import { globCovers, pathSegments } from './glob.js';
import { HotPaths } from './hot-paths.js';
import { WaitsRepository } from './waits.repository.js';
import { storedWanted } from './wanted.js';

const HOT_PATHS = 20;

/** What is claimed right now, for the console and for the question before an edit. */
@Injectable()
export class ClaimsInView {
  constructor(
    private readonly db: TenantDb,
    private readonly claims: ClaimsRepository,
    private readonly waits: WaitsRepository,
    private readonly hot: HotPaths,
    private readonly guard: EditGuard,
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

  /**
   * Which of these paths somebody else holds. Whoever asks is known by their token: nothing they or
   * any agent of theirs holds is in their way, so the session they may name changes nothing.
   */
  async check(actor: Actor, { repo, paths }: CheckClaims): Promise<GuardReply> {
    const { developerId } = actor;
    const now = this.clock.now();
    const { held, mode } = await this.db.within(actor, async (tx) => ({
      held: await this.claims.heldByOthers(tx, { repo, developerId, now }),
      mode: await this.guard.mode(tx),
    }));
    const read = held.map((row) => ({ row, globs: storedWanted(row).globs }));
    const conflicts = paths.flatMap((path) => {
      const segments = pathSegments(path);
      return read
        .filter(({ globs }) => globs.some((glob) => globCovers(glob, segments)))
        .map(({ row }) => ({
          path,
          claim_id: row.id,
          owner: ownerOf(row, developerId).name,
          agent_type: row.agent_type,
          mode: row.mode,
          reason: row.reason,
          seconds_left: secondsUntil(row.lease_until, now),
        }));
    });
    return { conflicts, mode };
  }
}
