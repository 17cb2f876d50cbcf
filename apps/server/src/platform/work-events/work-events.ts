import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { Clock } from '../clock/clock.js';
import { Ids } from '../clock/ids.js';
import type { TenantTx } from '../database/tenant-tx.js';

/** A change of work as it is kept: who did what to which thing. */
export interface WorkEvent {
  /** `<thing>.<what happened>`, such as `task.started`. */
  type: string;
  subject?: { type: string; id: string };
  payload?: Record<string, unknown>;
}

type EventActor = Pick<Actor, 'developerId' | 'via' | 'agentType'> | 'system';

/**
 * Writes the record of a change inside the transaction of that change and, with the same statement,
 * wakes everybody who watches the workspace. The wake-up leaves PostgreSQL only at commit.
 */
@Injectable()
export class WorkEvents {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  record(tx: TenantTx, actor: EventActor, event: WorkEvent): Promise<string> {
    const id = this.ids.next('evt');
    const who = actor === 'system' ? undefined : actor;
    tx.write(INSERT_AND_NOTIFY, [
      tx.workspaceId,
      this.clock.now(),
      id,
      event.type,
      who?.developerId ?? null,
      who?.via ?? 'system',
      who?.agentType ?? null,
      event.subject?.type ?? null,
      event.subject?.id ?? null,
      JSON.stringify(event.payload ?? {}),
      JSON.stringify({ w: tx.workspaceId, t: topicOf(event.type) }),
    ]);
    return Promise.resolve(id);
  }
}

/** Pages subscribe to things, not to single kinds of event. */
function topicOf(type: string): string {
  return type.split('.', 1)[0] ?? type;
}

const INSERT_AND_NOTIFY = `
  with written as (
    insert into work_events (workspace_id, occurred_at, id, type, actor_developer_id, actor_via,
                             agent_type, subject_type, subject_id, payload_json)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)
    returning id
  )
  select pg_notify('covibe_live', $11) from written`;
