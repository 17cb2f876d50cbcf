import { Injectable } from '@nestjs/common';
import { Interval, Timeout } from '@nestjs/schedule';
import { Clock } from '../../platform/clock/clock.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { OverlapIndex, TERMS_VERSION } from './overlap-index.js';
import { OverlapSweepRepository } from './overlap-sweep.repository.js';
import { Warnings } from './warnings.service.js';

const EVERY_MS = 300_000;
/** Work that was there before the server, of a seed or an older version, is compared from then on. */
const FIRST_MS = 1_500;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Items of one batch cannot be edited meanwhile; counts that everybody needs are taken at its end. */
const BATCH = 100;
const MOST_DELETED = 5_000;
/** So long a person may decide about work that was only checked. */
const UNDECIDED_MS = 4 * HOUR_MS;
const INFORMED_DAYS = 30;
const SETTLED_DAYS = 90;

/** Keeps the index to open and recent work, and lets go of what nobody waits for any more. */
@Injectable()
export class OverlapSweep {
  constructor(
    private readonly jobs: Jobs,
    private readonly repository: OverlapSweepRepository,
    private readonly index: OverlapIndex,
    private readonly warnings: Warnings,
    private readonly clock: Clock,
  ) {}

  @Timeout(FIRST_MS)
  @Interval(EVERY_MS)
  async sweep(): Promise<void> {
    await this.inBatches('overlap.index', async (tx) => {
      const asked = { version: TERMS_VERSION, now: this.clock.now(), limit: BATCH };
      const works = await this.repository.unindexed(tx, asked);
      await this.index.putAll(
        tx,
        works.map(({ id, type, ...text }) => ({ id, type, text })),
      );
      return works.length === BATCH;
    });
    await this.inBatches('overlap.outlived', async (tx) => {
      const ids = await this.repository.outlived(tx, this.clock.now(), BATCH);
      await this.index.drop(tx, ids);
      return ids.length === BATCH;
    });
    await this.jobs.inEachWorkspace('overlap.lapsed', (tx) => this.letGo(tx));
  }

  @Interval(HOUR_MS)
  async forget(): Promise<void> {
    await this.inBatches('overlap.past', async (tx) => {
      const now = this.clock.now().getTime();
      const past = {
        informedBefore: new Date(now - INFORMED_DAYS * DAY_MS),
        settledBefore: new Date(now - SETTLED_DAYS * DAY_MS),
      };
      return (await this.repository.clearPast(tx, past, MOST_DELETED)) === MOST_DELETED;
    });
    await this.jobs.inEachWorkspace('overlap.terms', (tx) => this.repository.clearUnused(tx));
  }

  private async letGo(tx: TenantTx): Promise<void> {
    const now = this.clock.now();
    await this.repository.dropOldIntents(tx, now);
    const lapsed = await this.repository.lapsedReservations(tx);
    if (lapsed.length > 0) await this.warnings.withdraw(tx, 'system', lapsed);
    const before = new Date(now.getTime() - UNDECIDED_MS);
    const forgotten = await this.repository.forgotten(tx, before, MOST_DELETED);
    for (const { status, ...warning } of forgotten) {
      const standing = { ...warning, from: [status] };
      await this.warnings.settle(tx, 'system', standing, { status: 'cleared' });
    }
  }

  /** Batch after batch, each in a transaction of its own, while one is full anywhere. */
  private async inBatches(name: string, work: (tx: TenantTx) => Promise<boolean>): Promise<void> {
    for (let goesOn = true; goesOn;) {
      let full = false;
      const done = await this.jobs.inEachWorkspace(name, async (tx) => {
        if (await work(tx)) full = true;
      });
      goesOn = done && full;
    }
  }
}
