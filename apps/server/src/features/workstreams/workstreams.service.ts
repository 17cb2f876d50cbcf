import { OPEN_STATUSES, type CheckReply, type WorkstreamReply } from '@covibe/contracts';
import type {
  CancelWorkstream,
  CheckWorkstream,
  CompleteWorkstream,
  PlanWorkstream,
  StartPlannedWorkstream,
  UpdateWorkstream,
} from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import {
  Checks,
  GivingWay,
  Meanings,
  OverlapEnds,
  OverlapIndex,
  StartGate,
  checkOf,
  titleKey,
  type Passing,
} from '../overlap/index.js';
import { WorkstreamChanges } from './workstream-changes.js';
import { WorkstreamsRepository } from './workstreams.repository.js';

export interface CheckedWorkstream {
  workstream: WorkstreamReply | null;
  check: CheckReply | null;
}

/** The one core of workstreams, for console and agents. They live like tasks do. */
@Injectable()
export class Workstreams implements OnModuleInit {
  constructor(
    private readonly work: WorkUnit,
    private readonly repository: WorkstreamsRepository,
    private readonly changes: WorkstreamChanges,
    private readonly checks: Checks,
    private readonly meanings: Meanings,
    private readonly gate: StartGate,
    private readonly index: OverlapIndex,
    private readonly overlap: OverlapEnds,
    private readonly givingWay: GivingWay,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.givingWay.offer('workstream', async (tx, actor, workstream_id, reason) => {
      await this.cancelled(tx, actor, { workstream_id, reason });
    });
  }

  async check(actor: Actor, call: Call, text: CheckWorkstream): Promise<CheckReply> {
    await this.meanings.learn(actor, 'workstream', text);
    return this.work.change(actor, call, (tx) =>
      this.checks.make(tx, actor, { subject: 'workstream', text }),
    );
  }

  async plan(
    actor: Actor,
    call: Call,
    input: PlanWorkstream,
    { confirmed }: Pick<Passing, 'confirmed'> = {},
  ): Promise<CheckedWorkstream & { check: CheckReply }> {
    await this.meanings.learn(actor, 'workstream', input);
    return this.work.change(actor, call, async (tx) => {
      const passing = { confirmed, always: true };
      return checkOf(await this.beginNew(tx, actor, input, { status: 'planned', passing }));
    });
  }

  async start(actor: Actor, call: Call, input: PlanWorkstream): Promise<CheckedWorkstream> {
    await this.meanings.learn(actor, 'workstream', input);
    return this.work.change(actor, call, (tx) =>
      this.beginNew(tx, actor, input, { status: 'active' }),
    );
  }

  startPlanned(
    actor: Actor,
    call: Call,
    { workstream_id, confirm_reason: confirmReason }: StartPlannedWorkstream,
  ): Promise<CheckedWorkstream> {
    return this.work.change(actor, call, async (tx) => {
      const text = await this.changes.found(tx, workstream_id);
      await this.gate.turn(tx, { subject: 'workstream', text });
      const stream = await this.changes.own(tx, actor, workstream_id);
      const work = { subject: 'workstream' as const, text: stream, exceptId: stream.id };
      const passage = await this.gate.pass(tx, actor, work, { confirmReason });
      const { free, check } = passage;
      if (!free) return { workstream: null, check };
      const workstream = await this.changes.apply(tx, actor, stream, {
        from: ['planned'],
        to: 'active',
        event: 'workstream.started',
        fields: { started_at: this.clock.now() },
      });
      await this.gate.begun(tx, actor, passage, stream.id);
      return { workstream, check };
    });
  }

  edit(actor: Actor, call: Call, input: UpdateWorkstream): Promise<WorkstreamReply> {
    return this.work.change(actor, call, async (tx) => {
      const stream = await this.changes.own(tx, actor, input.workstream_id);
      const { title, description, scope, repo, priority, planned_start } = input;
      const named = { title, description, scope, repo, priority, planned_start };
      const fields = Object.fromEntries(
        Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined),
      );
      const key: Record<string, string> = title === undefined ? {} : { title_key: titleKey(title) };
      const planned = stream.status === 'planned';
      const edited = await this.changes.apply(tx, actor, stream, {
        from: OPEN_STATUSES,
        event: planned ? 'workstream.planned_updated' : 'workstream.updated',
        fields: { ...fields, ...key },
        payload: { fields: Object.keys(fields) },
      });
      await this.keepFindable(tx, edited);
      return edited;
    });
  }

  /** Finishing twice is finishing once. */
  complete(actor: Actor, call: Call, input: CompleteWorkstream): Promise<WorkstreamReply> {
    return this.work.change(actor, call, async (tx) => {
      const stream = await this.changes.own(tx, actor, input.workstream_id);
      if (stream.status === 'done') return this.changes.shown(tx, actor, stream.id);
      const { result_summary = null } = input;
      const done = await this.changes.apply(tx, actor, stream, {
        from: ['active', 'blocked'],
        to: 'done',
        event: 'workstream.completed',
        fields: { result_summary, finished_at: this.clock.now() },
        payload: { result_summary },
      });
      await this.overlap.ended(tx, actor, stream.id);
      return done;
    });
  }

  cancel(actor: Actor, call: Call, input: CancelWorkstream): Promise<WorkstreamReply> {
    return this.work.change(actor, call, (tx) => this.cancelled(tx, actor, input));
  }

  private async cancelled(
    tx: TenantTx,
    actor: Actor,
    { workstream_id, reason }: CancelWorkstream,
  ): Promise<WorkstreamReply> {
    const stream = await this.changes.own(tx, actor, workstream_id, true);
    const cancelled = await this.changes.apply(tx, actor, stream, {
      from: OPEN_STATUSES,
      to: 'cancelled',
      event: 'workstream.cancelled',
      fields: { cancel_reason: reason, finished_at: this.clock.now() },
      payload: { reason, by_admin: stream.developer_id !== actor.developerId },
    });
    await this.overlap.ended(tx, actor, stream.id);
    return cancelled;
  }

  private async beginNew(
    tx: TenantTx,
    actor: Actor,
    input: PlanWorkstream,
    { status, passing }: { status: 'planned' | 'active'; passing?: Passing },
  ): Promise<CheckedWorkstream> {
    const work = { subject: 'workstream' as const, text: input };
    await this.gate.turn(tx, work);
    const { confirm_reason: confirmReason } = input;
    const passage = await this.gate.pass(tx, actor, work, { confirmReason, ...passing });
    const { free, check } = passage;
    if (!free) return { workstream: null, check };
    const workstream = await this.create(tx, actor, input, status);
    await this.gate.begun(tx, actor, passage, workstream.id);
    await this.keepFindable(tx, workstream);
    return { workstream, check };
  }

  /** A container groups tasks and is never compared itself. */
  private async keepFindable(tx: TenantTx, stream: WorkstreamReply): Promise<void> {
    if (stream.auto_created) return;
    await this.index.put(tx, { id: stream.id, type: 'workstream', text: stream });
  }

  private async create(
    tx: TenantTx,
    actor: Actor,
    input: PlanWorkstream,
    status: 'planned' | 'active',
  ): Promise<WorkstreamReply> {
    const id = this.ids.next('stream');
    const { title, description, scope, repo, priority, planned_start: plannedStart } = input;
    await this.repository.insert(tx, {
      id,
      developerId: actor.developerId,
      title,
      titleKey: titleKey(title),
      description,
      scope,
      repo,
      priority,
      plannedStart,
      status,
      now: this.clock.now(),
    });
    const event = status === 'active' ? 'workstream.started' : 'workstream.planned';
    await this.changes.record(tx, actor, { id, title, repo: repo ?? null }, event);
    return this.changes.shown(tx, actor, id);
  }
}
