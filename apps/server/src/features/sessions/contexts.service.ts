import { CONTEXT_HOURS_DEFAULT, DEFAULT_PAGE_SIZE, type ContextReply } from '@covibe/contracts';
import type { GetContext, PublishContext, RevokeContext } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import { contextReply } from './context-row.js';
import { ContextsRepository } from './contexts.repository.js';
import { SessionLinks } from './session-links.js';
import { NoSuchContext, NoSuchDeveloper } from './sessions.errors.js';

const HOUR_MS = 3_600_000;

/** Short handover notes between agents: metadata in plain words, for a limited time. */
@Injectable()
export class Contexts {
  constructor(
    private readonly work: WorkUnit,
    private readonly db: TenantDb,
    private readonly repository: ContextsRepository,
    private readonly sessions: SessionLinks,
    private readonly events: WorkEvents,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  publish(actor: Actor, call: Call, input: PublishContext): Promise<ContextReply> {
    return this.work.change(actor, call, async (tx) => {
      await this.sessions.seen(tx, actor, input.session_id);
      const id = this.ids.next('ctx');
      const now = this.clock.now();
      const hours = input.ttl_hours ?? CONTEXT_HOURS_DEFAULT;
      const expiresAt = new Date(now.getTime() + hours * HOUR_MS);
      await this.repository.publish(tx, input, {
        id,
        developerId: actor.developerId,
        now,
        expiresAt,
      });
      const { title, repo, branch = null } = input;
      await this.events.record(tx, actor, {
        type: 'session.context_published',
        subject: { type: 'context', id },
        payload: { title, branch, ...(repo ? { repo } : {}) },
      });
      const row = await this.repository.find(tx, id, now);
      if (!row) throw new NoSuchContext();
      return contextReply(row, actor.developerId);
    });
  }

  async readable(actor: Actor, { developer, repo, limit }: GetContext): Promise<ContextReply[]> {
    const viewerId = actor.developerId;
    return this.db.within(actor, async (tx) => {
      const wanted = developer && (await this.repository.developer(tx, developer, viewerId));
      if (developer && !wanted) throw new NoSuchDeveloper();
      const rows = await this.repository.readable(tx, {
        viewerId,
        developerId: wanted || null,
        repo: repo ?? null,
        now: this.clock.now(),
        limit: limit ?? DEFAULT_PAGE_SIZE,
      });
      return rows.map((row) => contextReply(row, viewerId));
    });
  }

  revoke(actor: Actor, call: Call, { context_id: id }: RevokeContext): Promise<{ id: string }> {
    return this.work.change(actor, call, async (tx) => {
      const revoked = await this.repository.revoke(tx, id, actor.developerId, this.clock.now());
      if (!revoked) throw new NoSuchContext();
      await this.events.record(tx, actor, {
        type: 'session.context_revoked',
        subject: { type: 'context', id },
      });
      return { id };
    });
  }
}
