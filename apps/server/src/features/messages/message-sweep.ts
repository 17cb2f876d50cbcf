import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../../platform/clock/clock.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MessageRecord } from './message-record.js';
import { MessagesRepository } from './messages.repository.js';

const EVERY_MS = 120_000;
const DAY_MS = 86_400_000;
/** Messages that ended can still be looked up for a month. */
const KEPT_DAYS = 30;
const BATCH = 500;
const FORGOTTEN = 5_000;

/** Ends what nobody answered in time, and forgets what ended long ago. */
@Injectable()
export class MessageSweep {
  constructor(
    private readonly jobs: Jobs,
    private readonly repository: MessagesRepository,
    private readonly record: MessageRecord,
    private readonly clock: Clock,
  ) {}

  @Interval(EVERY_MS)
  async sweep(): Promise<void> {
    await this.jobs.inEachWorkspace('messages.sweep', async (tx) => {
      const now = this.clock.now();
      const expired = await this.repository.expire(tx, { now, taskId: null, limit: BATCH });
      for (const { id, kind } of expired) {
        await this.record.write(tx, 'system', { kind, id, what: 'expired' });
      }
      const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
      await this.repository.forgetEnded(tx, before, FORGOTTEN);
    });
  }
}
