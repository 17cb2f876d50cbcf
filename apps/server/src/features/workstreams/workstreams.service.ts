import { OPEN_STATUSES, type CheckReply, type WorkstreamReply } from '@covibe/contracts';
import type {
  CancelWorkstream,
  CheckWorkstream,
  CompleteWorkstream,
  PlanWorkstream,
  StartPlannedWorkstream,
  UpdateWorkstream,
} from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import { Checks, titleKey } from '../checks/index.js';
import { WorkstreamChanges } from './workstream-changes.js';
import { WorkstreamsRepository } from './workstreams.repository.js';

export interface CheckedWorkstream {
  workstream: WorkstreamReply | null;
  check: CheckReply | null;
}

/** The one core of workstreams, for console and agents. They live like tasks do. */
@Injectable()
export class Workstreams {
  constructor(
    private readonly work: WorkUnit,
    private readonly repository: WorkstreamsRepository,
    private readonly changes: WorkstreamChanges,
    private readonly checks: Checks,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  check(actor: Actor, call: Call, text: CheckWorkstream): Promise<CheckReply> {
    return this.work.change(actor, call, (tx) =>
      this.checks.make(tx, actor, { subject: 'workstream', text }),
    );
  }

  plan(
    actor: Actor,
    call: Call,
    input: PlanWorkstream,
    { unlessWarned = false } = {},
  ): Promise<{ workstream: WorkstreamReply | null; check: CheckReply }> {
    return this.work.change(actor, call, async (tx) => {
      const check = await this.checks.make(tx, actor, { subject: 'workstream', text: input });
      if (unlessWarned && check.candidates.length > 0) return { workstream: null, check };
      return { workstream: await this.create(tx, actor, input, 'planned'), check };
    });
  }

  start(actor: Actor, call: Call, input: PlanWorkstream): Promise<CheckedWorkstream> {
    return this.work.change(actor, call, async (tx) => {
      const work = { subject: 'workstream' as const, text: input };
      const fresh = await this.checks.isFresh(tx, actor, work);
      const check = fresh ? null : await this.checks.make(tx, actor, work);
      return { workstream: await this.create(tx, actor, input, 'active'), check };
    });
  }

  startPlanned(
    actor: Actor,
    call: Call,
    { workstream_id }: StartPlannedWorkstream,
  ): Promise<CheckedWorkstream> {
    return this.work.change(actor, call, async (tx) => {
      const stream = await this.changes.own(tx, actor, workstream_id);
      const work = { subject: 'workstream' as const, text: stream, exceptId: stream.id };
      const fresh = await this.checks.isFresh(tx, actor, work);
      const check = fresh ? null : await this.checks.make(tx, actor, work);
      const workstream = await this.changes.apply(tx, actor, stream, {
        from: ['planned'],
        to: 'active',
        event: 'workstream.started',
        fields: { started_at: this.clock.now() },
      });
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
      return this.changes.apply(tx, actor, stream, {
        from: OPEN_STATUSES,
        event: planned ? 'workstream.planned_updated' : 'workstream.updated',
        fields: { ...fields, ...key },
        payload: { fields: Object.keys(fields) },
      });
    });
  }

  /** Finishing twice is finishing once. */
  complete(actor: Actor, call: Call, input: CompleteWorkstream): Promise<WorkstreamReply> {
    return this.work.change(actor, call, async (tx) => {
      const stream = await this.changes.own(tx, actor, input.workstream_id);
      if (stream.status === 'done') return this.changes.shown(tx, actor, stream.id);
      const { result_summary = null } = input;
      return this.changes.apply(tx, actor, stream, {
        from: ['active', 'blocked'],
        to: 'done',
        event: 'workstream.completed',
        fields: { result_summary, finished_at: this.clock.now() },
        payload: { result_summary },
      });
    });
  }

  cancel(
    actor: Actor,
    call: Call,
    { workstream_id, reason }: CancelWorkstream,
  ): Promise<WorkstreamReply> {
    return this.work.change(actor, call, async (tx) => {
      const stream = await this.changes.own(tx, actor, workstream_id, true);
      return this.changes.apply(tx, actor, stream, {
        from: OPEN_STATUSES,
        to: 'cancelled',
        event: 'workstream.cancelled',
        fields: { cancel_reason: reason, finished_at: this.clock.now() },
        payload: { reason, by_admin: stream.developer_id !== actor.developerId },
      });
    });
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
