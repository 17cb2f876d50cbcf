import type { StateReply, TaskReply, TaskStatus } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { fitting } from '../../platform/database/cursor.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { TaskListsRepository, taskReply } from '../tasks/index.js';
import { WorkstreamLists } from '../workstreams/index.js';
import { TeamParts } from './team-parts.js';
import { TeamRepository } from './team.repository.js';

const DEFAULT_EACH = 20;
/** Of each list: all eleven together stay below a megabyte, whatever people wrote. */
const LIST_BYTES = 80_000;

/** The team at a glance, the same for agents and people, bounded in every part. */
@Injectable()
export class Team {
  constructor(
    private readonly db: TenantDb,
    private readonly repository: TeamRepository,
    private readonly tasks: TaskListsRepository,
    private readonly workstreams: WorkstreamLists,
    private readonly parts: TeamParts,
    private readonly clock: Clock,
  ) {}

  async state(actor: Actor, limit = DEFAULT_EACH): Promise<StateReply> {
    const { task_counts, parts, ...lists } = await this.db.within(actor, async (tx) => {
      const open = { statuses: ['active', 'planned'] as const, limit };
      const [task_counts, workstreams, active, blocked, planned, recently_done, parts] =
        await Promise.all([
          this.repository.taskCounts(tx),
          this.workstreams.latest(tx, actor, open),
          this.tasksOf(tx, actor, 'active', limit),
          this.tasksOf(tx, actor, 'blocked', limit),
          this.tasksOf(tx, actor, 'planned', limit),
          this.tasksOf(tx, actor, 'done', limit),
          this.parts.of(tx, actor, limit),
        ]);
      return { task_counts, workstreams, active, blocked, planned, recently_done, parts };
    });
    return { at: this.clock.now().toISOString(), task_counts, ...bounded({ ...lists, ...parts }) };
  }

  private async tasksOf(
    tx: TenantTx,
    actor: Actor,
    status: TaskStatus,
    limit: number,
  ): Promise<TaskReply[]> {
    const viewerId = actor.developerId;
    const rows = await this.tasks.page(tx, { statuses: [status], limit, viewerId });
    return rows.map((row) => taskReply(row, actor));
  }
}

function bounded<Lists extends Record<string, readonly unknown[]>>(lists: Lists): Lists {
  const cut = Object.entries(lists).map(([name, rows]) => [name, fitting(rows, LIST_BYTES)]);
  return Object.fromEntries(cut) as Lists;
}
