import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../../platform/clock/clock.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { SessionWatch } from './session-watch.js';
import { SessionsRepository } from './sessions.repository.js';

const EVERY_MS = 600_000;
const SILENT_MS = 24 * 3_600_000;
const REASON = 'no sign of life for 24 hours';
const BATCH = 500;

/** Ends sessions that nobody ended: their host crashed, slept or was switched off. */
@Injectable()
export class SessionSweep {
  constructor(
    private readonly jobs: Jobs,
    private readonly repository: SessionsRepository,
    private readonly watch: SessionWatch,
    private readonly events: WorkEvents,
    private readonly clock: Clock,
  ) {}

  @Interval(EVERY_MS)
  async sweep(): Promise<void> {
    await this.jobs.inEachWorkspace('sessions.sweep', async (tx) => {
      const now = this.clock.now();
      const before = new Date(now.getTime() - SILENT_MS);
      const ended = await this.repository.endSilent(tx, {
        before,
        now,
        reason: REASON,
        limit: BATCH,
      });
      for (const { id, repo } of ended) {
        await this.events.record(tx, 'system', {
          type: 'session.ended',
          subject: { type: 'session', id },
          payload: { ...(repo ? { repo } : {}), reason: REASON },
        });
      }
      await this.watch.ended(
        tx,
        'system',
        ended.map(({ id }) => id),
      );
    });
  }
}
