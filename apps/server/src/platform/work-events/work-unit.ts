import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { TenantDb } from '../database/tenant-db.js';
import type { TenantTx } from '../database/tenant-tx.js';
import { Idempotency } from '../idempotency/idempotency.js';
import { UsageEvents } from './usage-events.js';

/** How the use of an agent's call is written down. */
interface CallUse {
  readonly startedAt: number;
  sessionId?: string;
  written: boolean;
  /** How a call ended that went through; `ok` where nobody says otherwise. */
  statusOf?: (reply: unknown) => 'ok' | 'warning';
}

/** How a change was asked for. */
export interface Call {
  /** Names the operation for idempotency and usage, such as `covibe_task.start`. */
  readonly operation: string;
  /** The caller's own word for this change; a repeat gives the same answer. */
  readonly key?: string;
  /** What was asked, so that another request under the same key is noticed. */
  readonly request?: unknown;
  /** Present for agents: their use is written in the transaction of the change. */
  readonly usage?: CallUse;
}

/**
 * One change: one transaction that holds the change, its stored answer and its usage event. Console
 * and agents come through here alike.
 */
@Injectable()
export class WorkUnit {
  constructor(
    private readonly db: TenantDb,
    private readonly idempotency: Idempotency,
    private readonly usage: UsageEvents,
  ) {}

  async change<Reply>(
    actor: Actor,
    call: Call,
    work: (tx: TenantTx) => Promise<Reply>,
  ): Promise<Reply> {
    const { operation, key, request } = call;
    const reply = await this.db.within(actor, async (tx) => {
      const answer = await this.idempotency.once(tx, actor, { operation, key, request }, () =>
        work(tx),
      );
      if (call.usage) this.usage.record(tx, actor, usageOf(call, call.usage, answer));
      return answer;
    });
    if (call.usage) call.usage.written = true;
    return reply;
  }
}

function usageOf(call: Call, usage: CallUse, answer: unknown) {
  return {
    name: call.operation,
    status: usage.statusOf?.(answer) ?? 'ok',
    latencyMs: performance.now() - usage.startedAt,
    sessionId: usage.sessionId,
  };
}
