import { HOT_PATH_DAYS, LEASE_MINUTES_DEFAULT } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../../platform/clock/clock.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Staleness } from '../sessions/index.js';
import { ClaimBook } from './claim-book.js';
import { ClaimEndings } from './claim-endings.js';
import { ClaimsRepository } from './claims.repository.js';
import { HotPathsRepository } from './hot-paths.repository.js';

const EVERY_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Claims that ended can still be looked up for a month. */
const KEPT_DAYS = 30;
const BATCH = 5_000;

/** Ends what ran out of time where nobody asks, so that those who wait get their turn. */
@Injectable()
export class ClaimSweep {
  constructor(
    private readonly jobs: Jobs,
    private readonly book: ClaimBook,
    private readonly endings: ClaimEndings,
    private readonly claims: ClaimsRepository,
    private readonly hot: HotPathsRepository,
    private readonly staleness: Staleness,
    private readonly clock: Clock,
  ) {}

  @Interval(EVERY_MS)
  async sweep(): Promise<void> {
    await this.jobs.inEachWorkspace('claims.sweep', async (tx) => {
      const silentBefore = this.staleness.before();
      const now = this.clock.now();
      const minutes = LEASE_MINUTES_DEFAULT;
      await this.claims.shortenSilent(tx, { silentBefore, minutes, now });
      for (const repo of await this.claims.due(tx, now)) {
        await this.book.open(tx, repo);
      }
    });
    // In a transaction of its own: repositories are held in the order of their names, once over.
    await this.jobs.inEachWorkspace('claims.left', (tx) => this.endings.leftBehind(tx));
  }

  @Interval(HOUR_MS)
  async forget(): Promise<void> {
    await this.jobs.inEachWorkspace('claims.forget', async (tx) => {
      const now = this.clock.now().getTime();
      await this.claims.forgetEnded(tx, new Date(now - KEPT_DAYS * DAY_MS), BATCH);
      await this.hot.forgetBefore(tx, new Date(now - HOT_PATH_DAYS * DAY_MS), BATCH);
    });
  }
}
