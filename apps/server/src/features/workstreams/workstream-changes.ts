import type { TaskStatus, WorkstreamReply } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { LinkedWorkRepository } from './linked-work.repository.js';
import { NO_WORK, workstreamReply, type WorkstreamRow } from './workstream-row.js';
import { NoSuchWorkstream, NotYourWorkstream, WrongWorkstreamState } from './workstreams.errors.js';
import { WorkstreamsRepository } from './workstreams.repository.js';

export interface WorkstreamChange {
  from: readonly TaskStatus[];
  to?: TaskStatus;
  event: string;
  fields?: Record<string, string | Date | null>;
  payload?: Record<string, unknown>;
  /** Admins may do it on the owner's behalf from the console. */
  adminsToo?: boolean;
}

/** The steps every change of a workstream shares. */
@Injectable()
export class WorkstreamChanges {
  constructor(
    private readonly repository: WorkstreamsRepository,
    private readonly linked: LinkedWorkRepository,
    private readonly events: WorkEvents,
    private readonly clock: Clock,
  ) {}

  async own(tx: TenantTx, actor: Actor, id: string, adminsToo = false): Promise<WorkstreamRow> {
    const stream = await this.repository.hold(tx, id);
    if (!stream) throw new NoSuchWorkstream();
    const byAdmin = adminsToo && actor.via === 'session' && actor.role === 'admin';
    if (stream.developer_id !== actor.developerId && !byAdmin) throw new NotYourWorkstream();
    return stream;
  }

  async apply(
    tx: TenantTx,
    actor: Actor,
    stream: WorkstreamRow,
    { from, to, event, fields, payload }: WorkstreamChange,
  ): Promise<WorkstreamReply> {
    const place = { id: stream.id, from, now: this.clock.now() };
    const changed = await this.repository.change(tx, place, { status: to, fields });
    if (!changed) throw new WrongWorkstreamState(stream.status);
    await this.record(tx, actor, { ...stream, ...titleOf(fields) }, event, payload);
    return this.shown(tx, actor, stream.id);
  }

  async record(
    tx: TenantTx,
    actor: Actor,
    { id, title, repo }: Pick<WorkstreamRow, 'id' | 'title' | 'repo'>,
    type: string,
    payload: Record<string, unknown> = {},
  ): Promise<void> {
    await this.events.record(tx, actor, {
      type,
      subject: { type: 'workstream', id },
      payload: { title, ...(repo ? { repo } : {}), ...payload },
    });
  }

  async found(tx: TenantTx, id: string): Promise<WorkstreamRow> {
    const row = await this.repository.find(tx, id);
    if (!row) throw new NoSuchWorkstream();
    return row;
  }

  async shown(tx: TenantTx, actor: Actor, id: string): Promise<WorkstreamReply> {
    const row = await this.found(tx, id);
    const work = (await this.linked.of(tx, [id])).get(id) ?? NO_WORK;
    return workstreamReply(row, work, actor.developerId);
  }
}

function titleOf(fields: WorkstreamChange['fields']): { title?: string } {
  const title = fields?.['title'];
  return typeof title === 'string' ? { title } : {};
}
