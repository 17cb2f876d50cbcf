import type { TaskReply } from '@covibe/contracts';
import type { BlockTask, CancelTask, CompleteTask, UnblockTask } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { requireAdmin } from '../../platform/auth/admins-only.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { GivingWay, OverlapEnds, OverlapIndex } from '../overlap/index.js';
import { TaskChanges } from './task-changes.js';
import { taskReply } from './task-row.js';
import { NoSuchTeammate, NotYourTask } from './tasks.errors.js';
import { TasksRepository } from './tasks.repository.js';

/** How work stops, goes on, ends or changes hands. */
@Injectable()
export class TaskEndings implements OnModuleInit {
  constructor(
    private readonly work: WorkUnit,
    private readonly changes: TaskChanges,
    private readonly repository: TasksRepository,
    private readonly overlap: OverlapEnds,
    private readonly index: OverlapIndex,
    private readonly givingWay: GivingWay,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.givingWay.offer('task', async (tx, actor, task_id, reason) => {
      await this.cancelled(tx, actor, { task_id, reason });
    });
  }

  block(actor: Actor, call: Call, { task_id, reason }: BlockTask): Promise<TaskReply> {
    return this.work.change(actor, call, async (tx) => {
      const task = await this.changes.own(tx, actor, task_id, 'block');
      const blocked = await this.changes.apply(tx, actor, {
        task,
        verb: 'block',
        event: 'task.blocked',
        fields: { blocked_reason: reason },
        payload: { reason },
      });
      return taskReply(blocked, actor);
    });
  }

  unblock(actor: Actor, call: Call, { task_id }: UnblockTask): Promise<TaskReply> {
    return this.work.change(actor, call, async (tx) => {
      const task = await this.changes.own(tx, actor, task_id, 'unblock');
      const going = await this.changes.apply(tx, actor, {
        task,
        verb: 'unblock',
        event: 'task.unblocked',
        fields: { blocked_reason: null },
      });
      return taskReply(going, actor);
    });
  }

  /** Finishing twice is finishing once: the second call answers with the finished task. */
  complete(actor: Actor, call: Call, input: CompleteTask): Promise<TaskReply> {
    return this.work.change(actor, call, async (tx) => {
      const held = await this.changes.held(tx, input.task_id);
      if (held.developer_id !== actor.developerId) throw new NotYourTask();
      if (held.status === 'done') return taskReply(held, actor);
      this.changes.requireState(held, 'complete');
      const { result_summary = null, paths } = input;
      const done = await this.changes.apply(tx, actor, {
        task: held,
        verb: 'complete',
        event: 'task.completed',
        fields: { result_summary, finished_at: this.clock.now(), ...(paths ? { paths } : {}) },
        payload: { result_summary },
      });
      await this.overlap.ended(tx, actor, done.id);
      // The paths that were really changed are worth finding for a while.
      if (paths) await this.index.put(tx, { id: done.id, type: 'task', text: done });
      return taskReply(done, actor);
    });
  }

  cancel(actor: Actor, call: Call, input: CancelTask): Promise<TaskReply> {
    return this.work.change(actor, call, (tx) => this.cancelled(tx, actor, input));
  }

  /** By the owner, or by an admin on their behalf; the event says who it was. */
  private async cancelled(
    tx: TenantTx,
    actor: Actor,
    { task_id, reason }: CancelTask,
  ): Promise<TaskReply> {
    const task = await this.changes.held(tx, task_id);
    const byAdmin = actor.via === 'session' && actor.role === 'admin';
    const isOwner = task.developer_id === actor.developerId;
    if (!isOwner && !byAdmin) throw new NotYourTask();
    this.changes.requireState(task, 'cancel');
    const cancelled = await this.changes.apply(tx, actor, {
      task,
      verb: 'cancel',
      event: 'task.cancelled',
      fields: { cancel_reason: reason, finished_at: this.clock.now() },
      payload: { reason, by_admin: !isOwner },
    });
    await this.overlap.ended(tx, actor, cancelled.id);
    return taskReply(cancelled, actor);
  }

  reassign(actor: Actor, call: Call, taskId: string, developerId: string): Promise<TaskReply> {
    requireAdmin(actor);
    return this.work.change(actor, call, async (tx) => {
      const task = await this.changes.held(tx, taskId);
      this.changes.requireState(task, 'edit');
      if (!(await this.repository.isMember(tx, developerId))) throw new NoSuchTeammate();
      const moved = await this.changes.apply(tx, actor, {
        task,
        verb: 'edit',
        event: 'task.reassigned',
        fields: { developer_id: developerId },
        payload: { from: task.developer_id, to: developerId, by_admin: true },
      });
      await this.overlap.handedOver(tx, taskId, developerId);
      return taskReply(moved, actor);
    });
  }
}
