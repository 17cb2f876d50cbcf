import { Injectable, Logger } from '@nestjs/common';
import { Ids } from '../../platform/clock/ids.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { FeedbackRecordRepository } from './feedback-record.repository.js';
import type { ToolCall } from './tool-call.js';

/** Keeps what an agent was told to do, so that it can be read again after a lost context. */
@Injectable()
export class FeedbackRecord {
  private readonly logger = new Logger(FeedbackRecord.name);

  constructor(
    private readonly db: TenantDb,
    private readonly repository: FeedbackRecordRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async keep(
    call: ToolCall,
    { status, required_action }: { status: 'ok' | 'warning' | 'error'; required_action: string },
  ): Promise<void> {
    const { actor, operation: name } = call;
    const entry = { id: this.ids.next('fb'), name, status, required_action, now: this.clock.now() };
    await this.db
      .atOnce(actor, (tx) =>
        this.repository.insert(tx, { ...entry, developerId: actor.developerId }),
      )
      // The agent has the words in its answer; only reading them again later is lost.
      .catch((err: unknown) => this.logger.warn({ err }, 'feedback was given but not kept'));
  }
}
