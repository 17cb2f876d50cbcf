import type { AgentType, CheckReply, TaskReply } from '@covibe/contracts';
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
import {
  Checks,
  Meanings,
  OverlapIndex,
  StartGate,
  checkOf,
  titleKey,
  type Passing,
} from '../overlap/index.js';
import { SessionLinks } from '../sessions/index.js';
import { WorkstreamHomes } from '../workstreams/index.js';
import { TaskChanges } from './task-changes.js';
import { editedFields } from './task-fields.js';
import { taskReply, type TaskRow } from './task-row.js';
import { NoSuchTask } from './tasks.errors.js';
import { TasksRepository } from './tasks.repository.js';

export interface CheckedTask {
  /** Nothing where open work looks the same and nobody judged it yet. */
  task: TaskReply | null;
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
    private readonly meanings: Meanings,
    private readonly gate: StartGate,
    private readonly index: OverlapIndex,
    private readonly homes: WorkstreamHomes,
    private readonly sessions: SessionLinks,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async check(actor: Actor, call: Call, text: CheckTask): Promise<CheckReply> {
    await this.meanings.learn(actor, 'task', text);
    return this.work.change(actor, call, async (tx) => {
      const sessionId = text.session_id;
      const said = await this.sessions.seen(tx, actor, sessionId);
      const agentType = actor.agentType ?? said;
      return this.checks.make(tx, actor, { subject: 'task', text, sessionId, agentType });
    });
  }

  /** Puts work on the plan; a likely duplicate creates nothing until somebody judged it. */
  async plan(
    actor: Actor,
    call: Call,
    input: PlanTask,
    { confirmed }: Pick<Passing, 'confirmed'> = {},
  ): Promise<CheckedTask & { check: CheckReply }> {
    await this.meanings.learn(actor, 'task', input);
    return this.work.change(actor, call, async (tx) => {
      const passing = { confirmed, always: true };
      return checkOf(await this.beginNew(tx, actor, input, { status: 'planned', passing }));
    });
  }

  async start(actor: Actor, call: Call, input: StartTask): Promise<CheckedTask> {
    await this.meanings.learn(actor, 'task', input);
    return this.work.change(actor, call, (tx) =>
      this.beginNew(tx, actor, input, { status: 'active' }),
    );
  }

  startPlanned(actor: Actor, call: Call, input: StartPlannedTask): Promise<CheckedTask> {
    return this.work.change(actor, call, async (tx) => {
      await this.gate.turn(tx, { subject: 'task', text: await this.find(tx, input.task_id) });
      const planned = await this.changes.own(tx, actor, input.task_id, 'start');
      const { session_id: sessionId, confirm_reason: confirmReason } = input;
      const work = { subject: 'task' as const, text: planned, exceptId: planned.id, sessionId };
      const passage = await this.gate.pass(tx, actor, work, { confirmReason });
      const { free, check } = passage;
      if (!free) return { task: null, check };
      const agent_type = actor.agentType ?? planned.agent_type;
      const task = await this.changes.apply(tx, actor, {
        task: planned,
        verb: 'start',
        event: 'task.started',
        fields: { started_at: this.clock.now(), agent_type },
      });
      await this.sessions.link(tx, actor, sessionId, task.id);
      await this.gate.begun(tx, actor, passage, task.id);
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
      await this.index.put(tx, { id: edited.id, type: 'task', text: edited });
      return taskReply(edited, actor);
    });
  }

  private async beginNew(
    tx: TenantTx,
    actor: Actor,
    input: StartTask,
    { status, passing }: { status: 'planned' | 'active'; passing?: Passing },
  ): Promise<CheckedTask> {
    await this.gate.turn(tx, { subject: 'task', text: input });
    const { session_id: sessionId, confirm_reason: confirmReason } = input;
    const agentType = await this.agentType(tx, actor, sessionId);
    const work = { subject: 'task' as const, text: input, sessionId, agentType };
    const passage = await this.gate.pass(tx, actor, work, { confirmReason, ...passing });
    const { free, check } = passage;
    if (!free) return { task: null, check };
    const task = await this.create(tx, actor, input, { status, agentType });
    await this.sessions.link(tx, actor, sessionId, task.id);
    await this.gate.begun(tx, actor, passage, task.id);
    await this.index.put(tx, { id: task.id, type: 'task', text: task });
    return { task: taskReply(task, actor), check };
  }

  private async find(tx: TenantTx, id: string): Promise<TaskRow> {
    const task = await this.repository.find(tx, id);
    if (!task) throw new NoSuchTask();
    return task;
  }

  private async agentType(
    tx: TenantTx,
    actor: Actor,
    sessionId: string | undefined,
  ): Promise<AgentType | undefined> {
    return actor.agentType ?? (await this.sessions.agentTypeOf(tx, actor, sessionId));
  }

  private async create(
    tx: TenantTx,
    actor: Actor,
    input: StartTask,
    { status, agentType }: { status: 'planned' | 'active'; agentType: AgentType | undefined },
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
      agentType,
      status,
      plannedStart: planned_start,
      estimateMinutes: estimate_minutes,
      now: this.clock.now(),
    });
    const task = await this.find(tx, id);
    const event = status === 'active' ? 'task.started' : 'task.planned';
    await this.changes.record(tx, actor, { task, event });
    return task;
  }
}
