import type { PlannedReply, TaskReply } from '@covibe/contracts';
import type { EditTaskInConsole, PlanTaskInConsole } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { Call } from '../../platform/work-events/work-unit.js';
import { TaskEndings } from './task-endings.js';
import { Tasks } from './tasks.service.js';

/** The people's door to tasks: the same core, asked from a form. */
@Injectable()
export class TaskConsole {
  constructor(
    private readonly tasks: Tasks,
    private readonly endings: TaskEndings,
  ) {}

  async plan(
    actor: Actor,
    { confirm = false, ...input }: PlanTaskInConsole,
  ): Promise<PlannedReply> {
    const call = callOf('task.plan', input, input.idempotency_key);
    const { task, check } = await this.tasks.plan(actor, call, input, { confirmed: confirm });
    return { status: task ? 'ok' : 'warning', task, check };
  }

  edit(actor: Actor, task_id: string, input: EditTaskInConsole): Promise<TaskReply> {
    const edit = { ...input, task_id };
    return this.tasks.edit(actor, callOf('task.edit', edit, input.idempotency_key), edit);
  }

  cancel(actor: Actor, task_id: string, reason: string): Promise<TaskReply> {
    return this.endings.cancel(actor, callOf('task.cancel'), { task_id, reason });
  }

  reassign(actor: Actor, taskId: string, developerId: string): Promise<TaskReply> {
    return this.endings.reassign(actor, callOf('task.reassign'), taskId, developerId);
  }
}

function callOf(operation: string, request?: unknown, key?: string): Call {
  return { operation, request, ...(key ? { key } : {}) };
}
