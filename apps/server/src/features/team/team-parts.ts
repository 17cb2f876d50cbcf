import type { StateReply } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { Audits } from '../audits/index.js';
import { NotesRepository, noteReply } from '../notes/index.js';
import {
  ContextsRepository,
  SessionsRepository,
  Staleness,
  contextReply,
  sessionReply,
} from '../sessions/index.js';

type Parts = Pick<
  StateReply,
  'sessions' | 'stale_sessions' | 'blockers' | 'decisions' | 'contexts' | 'audit_conflicts'
>;

/** What surrounds the tasks: who is there, what stands in the way, what was decided and shared. */
@Injectable()
export class TeamParts {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly staleness: Staleness,
    private readonly notes: NotesRepository,
    private readonly contexts: ContextsRepository,
    private readonly audits: Audits,
    private readonly clock: Clock,
  ) {}

  async of(tx: TenantTx, actor: Actor, limit: number): Promise<Parts> {
    const viewerId = actor.developerId;
    const now = this.clock.now();
    const staleBefore = this.staleness.before();
    const everybody = { viewerId, developerId: null, repo: null, now, limit };
    const [sessions, blockers, decisions, contexts, audit_conflicts] = await Promise.all([
      this.sessions.live(tx, limit * 2),
      this.notes.openBlockers(tx, limit),
      this.notes.latestDecisions(tx, limit),
      this.contexts.readable(tx, everybody),
      this.audits.standing(tx, actor, limit),
    ]);
    const live = sessions.map((row) => sessionReply(row, { viewerId, staleBefore }));
    return {
      sessions: live.filter(({ state }) => state === 'active').slice(0, limit),
      stale_sessions: live.filter(({ state }) => state === 'stale').slice(0, limit),
      blockers: blockers.map((row) => noteReply(row, viewerId)),
      decisions: decisions.map((row) => noteReply(row, viewerId)),
      contexts: contexts.map((row) => contextReply(row, viewerId)),
      audit_conflicts,
    };
  }
}
