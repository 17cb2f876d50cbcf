import type { TaskCounts, TaskStatus } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

const RECENT_DAYS = 14;

@Injectable()
export class TeamRepository {
  /** All open tasks, and those that ended in the last two weeks: bounded however long the history. */
  async taskCounts(tx: TenantTx): Promise<TaskCounts> {
    const rows = await tx.query<{ status: TaskStatus; count: number }>(
      // Two questions, each answered from the index alone; with an "or" every open task would be read.
      `select status, count(*)::integer as count from tasks
        where workspace_id = $1 and status in ('planned', 'active', 'blocked')
        group by status
        union all
       select status, count(*)::integer as count from tasks
        where workspace_id = $1 and status in ('done', 'cancelled')
          and updated_at > now() - make_interval(days => $2)
        group by status`,
      [tx.workspaceId, RECENT_DAYS],
    );
    const counts: TaskCounts = { planned: 0, active: 0, blocked: 0, done: 0, cancelled: 0 };
    for (const { status, count } of rows) counts[status] = count;
    return counts;
  }
}
