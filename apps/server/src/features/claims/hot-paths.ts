import { HOT_PATH_DAYS, type HotPath } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { HotPathsRepository } from './hot-paths.repository.js';
import { contestedPaths, overlap, wantedOf, type Wanted } from './wanted.js';

const DAY_MS = 86_400_000;
/** One collision is chance. */
const LEAST = 3;
const OFTEN = 20;
/** Patterns counted for one refusal, and hot paths named on one answer. */
const MOST_COUNTED = 20;
const MOST_TOLD = 5;

/** Where the team keeps running into itself, and what to do about it. */
@Injectable()
export class HotPaths {
  constructor(private readonly repository: HotPathsRepository) {}

  async collided(
    tx: TenantTx,
    {
      repo,
      wanted,
      held,
      now,
    }: { repo: string; wanted: Wanted; held: readonly Wanted[]; now: Date },
  ): Promise<void> {
    const paths = new Set(held.flatMap((other) => contestedPaths(wanted, other)));
    if (paths.size === 0) return;
    await this.repository.count(tx, repo, [...paths].slice(0, MOST_COUNTED), now);
  }

  async hottest(tx: TenantTx, now: Date, limit: number): Promise<HotPath[]> {
    return this.read(tx, { repo: null, now, limit });
  }

  /** Those that lie where somebody wants to go. */
  async near(tx: TenantTx, repo: string, wanted: Wanted, now: Date): Promise<HotPath[]> {
    const hot = await this.read(tx, { repo, now, limit: 50 });
    return hot.filter(({ path }) => touches(path, wanted)).slice(0, MOST_TOLD);
  }

  private async read(
    tx: TenantTx,
    { repo, now, limit }: { repo: string | null; now: Date; limit: number },
  ): Promise<HotPath[]> {
    const since = new Date(now.getTime() - (HOT_PATH_DAYS - 1) * DAY_MS);
    const rows = await this.repository.hottest(tx, { repo, since, least: LEAST, limit });
    return rows.map((row) => ({ ...row, advice: adviceFor(row.conflicts) }));
  }
}

/** A counted name may be a pattern or an area. */
function touches(path: string, wanted: Wanted): boolean {
  return overlap(wantedOf({ globs: [path], area: path }), wanted);
}

function adviceFor(conflicts: number): string {
  return conflicts >= OFTEN
    ? 'Many run into each other here every week: split it into parts that change for different reasons, and agree on who changes what.'
    : 'Claim it late, for the shortest time that is enough, and release it at once; wait in the queue instead of trying again.';
}
