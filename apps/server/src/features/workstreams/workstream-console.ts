import type { PlannedWorkstreamReply, WorkstreamReply } from '@covibe/contracts';
import type { EditWorkstreamInConsole, PlanWorkstreamInConsole } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Workstreams } from './workstreams.service.js';

/** The people's door to workstreams: the same core, asked from a form. */
@Injectable()
export class WorkstreamConsole {
  constructor(private readonly workstreams: Workstreams) {}

  async plan(
    actor: Actor,
    { confirm = false, ...input }: PlanWorkstreamInConsole,
  ): Promise<PlannedWorkstreamReply> {
    const call = { operation: 'workstream.plan', request: input, key: input.idempotency_key };
    const { workstream, check } = await this.workstreams.plan(actor, call, input, {
      confirmed: confirm,
    });
    return { status: workstream ? 'ok' : 'warning', workstream, check };
  }

  edit(
    actor: Actor,
    workstream_id: string,
    input: EditWorkstreamInConsole,
  ): Promise<WorkstreamReply> {
    const edit = { ...input, workstream_id };
    const call = { operation: 'workstream.edit', request: edit, key: input.idempotency_key };
    return this.workstreams.edit(actor, call, edit);
  }

  cancel(actor: Actor, workstream_id: string, reason: string): Promise<WorkstreamReply> {
    return this.workstreams.cancel(
      actor,
      { operation: 'workstream.cancel' },
      { workstream_id, reason },
    );
  }
}
