import type { TaskReply } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { OverlapEnds } from '../overlap/index.js';
import { TaskChanges } from './task-changes.js';
import { taskReply, type TaskRow } from './task-row.js';
import { NotYourTask } from './tasks.errors.js';

/** A task that goes from one developer to another who wants it. */
@Injectable()
export class TaskHandOver {
  constructor(
    private readonly changes: TaskChanges,
    private readonly overlap: OverlapEnds,
  ) {}

  /** The actor's own open task, held until the transaction ends. */
  offered(tx: TenantTx, actor: Actor, taskId: string): Promise<TaskRow> {
    return this.changes.own(tx, actor, taskId, 'edit');
  }

  /** Holds the task, so that nobody else finishes it or gives it away meanwhile. */
  async held(tx: TenantTx, taskId: string): Promise<TaskRow> {
    return this.changes.held(tx, taskId);
  }

  /** Only from whoever offered it, and only while there is something left to do. */
  async take(
    tx: TenantTx,
    actor: Actor,
    { task, from, agentType, payload }: Taken,
  ): Promise<TaskReply> {
    if (task.developer_id !== from) throw new NotYourTask();
    this.changes.requireState(task, 'edit');
    const moved = await this.changes.apply(tx, actor, {
      task,
      verb: 'edit',
      event: 'task.handed_off',
      fields: { developer_id: actor.developerId, agent_type: agentType },
      payload: { ...payload, from, to: actor.developerId },
    });
    await this.overlap.handedOver(tx, task.id, actor.developerId);
    return taskReply(moved, actor);
  }
}

interface Taken {
  task: TaskRow;
  from: string;
  agentType: string | null;
  payload: Record<string, unknown>;
}
