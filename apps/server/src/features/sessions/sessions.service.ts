import type { AgentSessionReply } from '@covibe/contracts';
import type { EndSession, HeartbeatSession, StartSession } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import { sessionReply } from './session-row.js';
import { NoSuchSession, SessionEnded } from './sessions.errors.js';
import { SessionWatch } from './session-watch.js';
import { SessionsRepository } from './sessions.repository.js';
import { Staleness } from './staleness.js';

/** An agent says that it is at work, still there, and gone. */
@Injectable()
export class Sessions {
  constructor(
    private readonly work: WorkUnit,
    private readonly db: TenantDb,
    private readonly repository: SessionsRepository,
    private readonly watch: SessionWatch,
    private readonly events: WorkEvents,
    private readonly staleness: Staleness,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** The token's word on which agent it is counts more than the agent's own. */
  start(actor: Actor, call: Call, input: StartSession): Promise<AgentSessionReply> {
    return this.work.change(actor, call, async (tx) => {
      const id = this.ids.next('sess');
      const started = await this.repository.start(tx, {
        id,
        developerId: actor.developerId,
        agentType: actor.agentType ?? input.agent_type ?? null,
        verified: actor.agentType !== undefined,
        hostSessionId: input.host_session_id ?? id,
        repo: input.repo ?? null,
        branch: input.branch ?? null,
        now: this.clock.now(),
      });
      const session = await this.shown(tx, actor, started.id);
      if (started.is_new) await this.record(tx, actor, 'session.started', session);
      return session;
    });
  }

  /** Most of what agents say: one way to the database and back. */
  async heartbeat(
    actor: Actor,
    { session_id: id, branch }: HeartbeatSession,
  ): Promise<{ id: string }> {
    const { developerId } = actor;
    const sign = { id, developerId, branch, now: this.clock.now() };
    const own = await this.db.atOnce(actor, (tx) => {
      this.watch.alive(tx, { id, developerId });
      return this.repository.seen(tx, sign);
    });
    if (!own) throw new NoSuchSession();
    if (own.status === 'ended') throw new SessionEnded();
    return { id };
  }

  /** Ending twice is ending once. */
  end(
    actor: Actor,
    call: Call,
    { session_id: id, ...said }: EndSession,
  ): Promise<AgentSessionReply> {
    return this.work.change(actor, call, async (tx) => {
      const { developerId } = actor;
      const reason = said.reason ?? null;
      const ended = await this.repository.end(tx, {
        id,
        developerId,
        reason,
        now: this.clock.now(),
      });
      if (!ended && !(await this.repository.own(tx, id, developerId))) throw new NoSuchSession();
      const session = await this.shown(tx, actor, id);
      if (!ended) return session;
      await this.record(tx, actor, 'session.ended', session, reason);
      await this.watch.ended(tx, actor, [id]);
      return session;
    });
  }

  private async shown(tx: TenantTx, actor: Actor, id: string): Promise<AgentSessionReply> {
    const row = await this.repository.find(tx, id);
    if (!row) throw new NoSuchSession();
    return sessionReply(row, { viewerId: actor.developerId, staleBefore: this.staleness.before() });
  }

  private async record(
    tx: TenantTx,
    actor: Actor,
    type: string,
    { id, repo, branch }: AgentSessionReply,
    reason: string | null = null,
  ): Promise<void> {
    await this.events.record(tx, actor, {
      type,
      subject: { type: 'session', id },
      payload: { ...(repo ? { repo } : {}), branch, reason },
    });
  }
}
