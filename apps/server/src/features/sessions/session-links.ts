import type { AgentType } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { NoSuchSession } from './sessions.errors.js';
import { SessionWatch } from './session-watch.js';
import { SessionsRepository } from './sessions.repository.js';

/** Ties work to the session it is done in; a session that is not the caller's own is refused. */
@Injectable()
export class SessionLinks {
  constructor(
    private readonly repository: SessionsRepository,
    private readonly watch: SessionWatch,
    private readonly clock: Clock,
  ) {}

  /** A call is a sign of life as good as a heartbeat. Answers which agent the session says it is. */
  async seen(
    tx: TenantTx,
    actor: Actor,
    sessionId: string | undefined,
  ): Promise<AgentType | undefined> {
    if (sessionId === undefined) return undefined;
    const { developerId } = actor;
    const now = this.clock.now();
    this.watch.alive(tx, { id: sessionId, developerId });
    const own = await this.repository.seen(tx, { id: sessionId, developerId, now });
    if (!own) throw new NoSuchSession();
    return own.agent_type ?? undefined;
  }

  async link(
    tx: TenantTx,
    actor: Actor,
    sessionId: string | undefined,
    taskId: string,
  ): Promise<void> {
    if (sessionId === undefined) return;
    await this.seen(tx, actor, sessionId);
    this.repository.link(tx, sessionId, taskId, this.clock.now());
  }

  async agentTypeOf(
    tx: TenantTx,
    actor: Actor,
    sessionId: string | undefined,
  ): Promise<AgentType | undefined> {
    if (sessionId === undefined) return undefined;
    const own = await this.repository.own(tx, sessionId, actor.developerId);
    return own?.agent_type ?? undefined;
  }
}
