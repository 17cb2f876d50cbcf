import { Injectable } from '@nestjs/common';
import { Interval, Timeout } from '@nestjs/schedule';
import { Clock } from '../../platform/clock/clock.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { DayCountRepository } from './day-count.repository.js';

const EVERY_MS = 30_000;
/** Soon after the start, but not while it goes on. */
const FIRST_MS = 2_000;

/**
 * Keeps the counted days in step with the events. A day is always counted whole, so an event that
 * arrives late or twice, and a job that runs twice, change nothing they should not.
 */
@Injectable()
export class DayCount {
  constructor(
    private readonly jobs: Jobs,
    private readonly repository: DayCountRepository,
    private readonly clock: Clock,
  ) {}

  @Timeout(FIRST_MS)
  @Interval(EVERY_MS)
  async countAll(): Promise<void> {
    await this.jobs.inEachWorkspace('metrics.days', (tx) => this.catchUp(tx));
  }

  async catchUp(tx: TenantTx): Promise<void> {
    const now = this.clock.now();
    for (const day of await this.repository.changed(tx)) await this.repository.count(tx, day, now);
  }
}
