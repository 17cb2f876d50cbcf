import type { CheckReply, TaskReply } from '@covibe/contracts';
import type {
  CheckTask,
  PlanTask,
  StartPlannedTask,
  StartTask,
  UpdateTask,
} from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import { Checks, titleKey } from '../checks/index.js';
import { SessionLinks } from '../sessions/index.js';
import { WorkstreamHomes } from '../workstreams/index.js';
import { TaskChanges } from './task-changes.js';
import { editedFields } from './task-fields.js';
import { taskReply, type TaskRow } from './task-row.js';
import { NoSuchTask } from './tasks.errors.js';
import { TasksRepository } from './tasks.repository.js';

export interface CheckedTask {
  task: TaskReply;
  /** The check that was made along with it; nothing when a fresh one stood already. */
  check: CheckReply | null;
}

/** The one core of tasks: console and agents plan, check and start through here alike. */
@Injectable()
export class Tasks {
  constructor(
    private readonly work: WorkUnit,
    private readonly repository: TasksRepository,
    private readonly changes: TaskChanges,
    private readonly checks: Checks,
    private readonly homes: WorkstreamHomes,
    private readonly sessions: SessionLinks,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  check(actor: Actor, call: Call, text: CheckTask): Promise<CheckReply> {
    return this.work.change(actor, call, async (tx) => {
      await this.sessions.seen(tx, actor, text.session_id);
      return this.checks.make(tx, actor, { subject: 'task', text });
    });
  }

  /** Puts work on the plan; with `unlessWarned` a likely duplicate creates nothing. */
  plan(
    actor: Actor,
    call: Call,
    input: PlanTask,
    { unlessWarned = false } = {},
  ): Promise<{ task: TaskReply | null; check: CheckReply }> {
    return this.work.change(actor, call, async (tx) => {
      const check = await this.checks.make(tx, actor, { subject: 'task', text: input });
      if (unlessWarned && check.candidates.length > 0) return { task: null, check };
      const task = await this.create(tx, actor, input, 'planned');
      return { task: taskReply(task, actor), check };
    });
  }

  start(actor: Actor, call: Call, input: StartTask): Promise<CheckedTask> {
    return this.work.change(actor, call, async (tx) => {
      const work = { subject: 'task' as const, text: input };
      const fresh = await this.checks.isFresh(tx, actor, work);
      const check = fresh ? null : await this.checks.make(tx, actor, work);
      const task = await this.create(tx, actor, input, 'active');
      await this.sessions.link(tx, actor, input.session_id, task.id);
      return { task: taskReply(task, actor), check };
    });
  }

  startPlanned(actor: Actor, call: Call, input: StartPlannedTask): Promise<CheckedTask> {
    return this.work.change(actor, call, async (tx) => {
      const planned = await this.changes.own(tx, actor, input.task_id, 'start');
      const work = { subject: 'task' as const, text: planned, exceptId: planned.id };
      const fresh = await this.checks.isFresh(tx, actor, work);
      const check = fresh ? null : await this.checks.make(tx, actor, work);
      const agent_type = actor.agentType ?? planned.agent_type;
      const task = await this.changes.apply(tx, actor, {
        task: planned,
        verb: 'start',
        event: 'task.started',
        fields: { started_at: this.clock.now(), agent_type },
      });
      await this.sessions.link(tx, actor, input.session_id, task.id);
      return { task: taskReply(task, actor), check };
    });
  }

  edit(actor: Actor, call: Call, input: UpdateTask): Promise<TaskReply> {
    return this.work.change(actor, call, async (tx) => {
      const task = await this.changes.own(tx, actor, input.task_id, 'edit');
      const fields = editedFields(input);
      if (input.workstream_id) {
        fields['workstream_id'] = await this.homes.homeFor(tx, actor, { ...task, ...input });
      }
      const event = task.status === 'planned' ? 'task.planned_updated' : 'task.updated';
      const payload = { fields: Object.keys(fields).filter((name) => name !== 'title_key') };
      const edited = await this.changes.apply(tx, actor, {
        task,
        verb: 'edit',
        event,
        fields,
        payload,
      });
      return taskReply(edited, actor);
    });
  }

  private async create(
    tx: TenantTx,
    actor: Actor,
    input: StartTask,
    status: 'planned' | 'active',
  ): Promise<TaskRow> {
    const id = this.ids.next('task');
    const workstreamId = await this.homes.homeFor(tx, actor, input);
    const { planned_start, estimate_minutes, ...text } = input;
    await this.repository.insert(tx, {
      ...text,
      id,
      workstreamId,
      developerId: actor.developerId,
      titleKey: titleKey(input.title),
      agentType: actor.agentType ?? (await this.sessions.agentTypeOf(tx, actor, input.session_id)),
      status,
      plannedStart: planned_start,
      estimateMinutes: estimate_minutes,
      now: this.clock.now(),
    });
    const task = await this.repository.find(tx, id);
    if (!task) throw new NoSuchTask();
    const event = status === 'active' ? 'task.started' : 'task.planned';
    await this.changes.record(tx, actor, { task, event });
    return task;
  }
}
