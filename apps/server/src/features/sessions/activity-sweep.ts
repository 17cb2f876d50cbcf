import { ACTIVITY_DAYS } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../../platform/clock/clock.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { SessionActivityRepository } from './session-activity.repository.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const BATCH = 5_000;

/** Forgets paths that nobody touched for two weeks. */
@Injectable()
export class ActivitySweep {
  constructor(
    private readonly jobs: Jobs,
    private readonly repository: SessionActivityRepository,
    private readonly clock: Clock,
  ) {}

  @Interval(HOUR_MS)
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - ACTIVITY_DAYS * DAY_MS);
    for (let goesOn = true; goesOn;) {
      let full = false;
      const done = await this.jobs.inEachWorkspace('sessions.activity', async (tx) => {
        if ((await this.repository.clear(tx, before, BATCH)) === BATCH) full = true;
      });
      goesOn = done && full;
    }
  }
}
