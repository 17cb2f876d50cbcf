import { MACHINE_KEPT_DAYS } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../../platform/clock/clock.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { MachinesRepository } from './machines.repository.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const BATCH = 500;

/** Forgets machines that nobody has switched on for a season. */
@Injectable()
export class MachineSweep {
  constructor(
    private readonly jobs: Jobs,
    private readonly repository: MachinesRepository,
    private readonly events: WorkEvents,
    private readonly clock: Clock,
  ) {}

  @Interval(HOUR_MS)
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - MACHINE_KEPT_DAYS * DAY_MS);
    await this.jobs.inEachWorkspace('machines.sweep', async (tx) => {
      for (const id of await this.repository.forgetSilent(tx, before, BATCH)) {
        const subject = { type: 'machine', id };
        await this.events.record(tx, 'system', { type: 'machine.forgotten', subject });
      }
    });
  }
}
