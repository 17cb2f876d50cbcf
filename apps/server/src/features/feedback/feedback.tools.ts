import { DEFAULT_PAGE_SIZE } from '@covibe/contracts';
import { FEEDBACK_TOOL, type AcknowledgeFeedback, type ListFeedback } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { pageOf, readCursor } from '../../platform/database/cursor.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { WorkUnit } from '../../platform/work-events/work-unit.js';
import { ToolTable, type ToolCall, type ToolOutcome } from '../mcp/index.js';
import { FeedbackRepository } from './feedback.repository.js';

/** What Co-Vibe asked of a developer's agents, to be read again and ticked off. */
@Injectable()
export class FeedbackTools implements OnModuleInit {
  constructor(
    private readonly table: ToolTable,
    private readonly db: TenantDb,
    private readonly work: WorkUnit,
    private readonly repository: FeedbackRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.table.offer(FEEDBACK_TOOL, {
      list: (call, input) => this.list(call, input),
      acknowledge: (call, input) => this.acknowledge(call, input),
    });
  }

  private async list({ actor }: ToolCall, input: ListFeedback): Promise<ToolOutcome> {
    const limit = input.limit ?? DEFAULT_PAGE_SIZE;
    const query = {
      developerId: actor.developerId,
      after: readCursor(input.cursor),
      limit: limit + 1,
    };
    const found = await this.db.within(actor, (tx) => this.repository.open(tx, query));
    const { rows, next_cursor } = pageOf(found, limit, ({ created_at: at, id }) => ({ at, id }));
    const feedback = rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
    return { data: { feedback, next_cursor } };
  }

  private async acknowledge(
    call: ToolCall,
    { feedback_ids }: AcknowledgeFeedback,
  ): Promise<ToolOutcome> {
    const { actor } = call;
    const acknowledged = await this.work.change(actor, call, (tx) =>
      this.repository.acknowledge(tx, actor.developerId, feedback_ids, this.clock.now()),
    );
    const unknown = feedback_ids.filter((id) => !acknowledged.includes(id));
    return { data: { acknowledged, unknown } };
  }
}
