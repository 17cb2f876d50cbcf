import type { GuardReply } from '@covibe/contracts';
import type { CheckClaims } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { EditGuard } from '../edit-guard/index.js';
import { ownerOf, secondsUntil, type ClaimRow } from './claim-row.js';
import { ClaimedPaths, type Claimed } from './claimed-paths.js';
import { ClaimsRepository } from './claims.repository.js';

interface Arranged {
  /** Which claims these are, in one text. */
  key: string;
  paths: ClaimedPaths;
}

const MOST_KEPT = 500;

/**
 * Whether somebody else holds the files of an edit: asked before every edit, so it must be quick.
 * What a claim covers never changes, so it is arranged once for as long as the same claims hold;
 * which ones hold, and until when, is asked each time.
 */
@Injectable()
export class ClaimCheck {
  private readonly arranged = new Map<string, Arranged>();

  constructor(
    private readonly db: TenantDb,
    private readonly claims: ClaimsRepository,
    private readonly guard: EditGuard,
    private readonly clock: Clock,
  ) {}

  /**
   * Whoever asks is known by their token: nothing they or any agent of theirs holds is in their way,
   * so the session they may name changes nothing.
   */
  async check(actor: Actor, { repo, paths }: CheckClaims): Promise<GuardReply> {
    const now = this.clock.now();
    return this.db.within(actor, async (tx) => {
      const mode = await this.guard.mode(tx);
      const key = await this.claims.activeKey(tx, repo, now);
      if (key === null) return { conflicts: [], mode };
      const arranged = await this.arrangedFor(tx, { repo, key, now });
      const inTheWay = paths.flatMap((path) =>
        arranged
          .over(path)
          .filter(({ developer_id }) => developer_id !== actor.developerId)
          .map((claim) => ({ path, claim })),
      );
      const held = await this.held(tx, inTheWay, now);
      const conflicts = inTheWay.flatMap(({ path, claim }) => {
        const row = held.get(claim.id);
        return row ? [{ path, ...conflictWith(row, actor.developerId, now) }] : [];
      });
      return { conflicts, mode };
    });
  }

  private async held(
    tx: TenantTx,
    inTheWay: readonly { claim: Claimed }[],
    now: Date,
  ): Promise<Map<string, ClaimRow>> {
    const ids = [...new Set(inTheWay.map(({ claim }) => claim.id))];
    if (ids.length === 0) return new Map();
    const rows = await this.claims.activeNamed(tx, ids, now);
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async arrangedFor(
    tx: TenantTx,
    { repo, key, now }: { repo: string; key: string; now: Date },
  ): Promise<ClaimedPaths> {
    const place = `${tx.workspaceId}/${repo}`;
    const known = this.arranged.get(place);
    if (known?.key === key) return known.paths;
    const paths = new ClaimedPaths(await this.claims.covered(tx, repo, now));
    if (this.arranged.size >= MOST_KEPT) this.arranged.clear();
    this.arranged.set(place, { key, paths });
    return paths;
  }
}

function conflictWith(row: ClaimRow, viewerId: string, now: Date) {
  return {
    claim_id: row.id,
    owner: ownerOf(row, viewerId).name,
    agent_type: row.agent_type,
    mode: row.mode,
    reason: row.reason,
    seconds_left: secondsUntil(row.lease_until, now),
  };
}
