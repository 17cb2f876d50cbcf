import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { foldReports, foldTouches, keyOf, type HostNews, type HostReport } from './host-news.js';
import {
  HostSessionsRepository,
  type HostSession,
  type Whose,
} from './host-sessions.repository.js';
import { SessionActivityRepository } from './session-activity.repository.js';
import { SessionWatch } from './session-watch.js';
import { Staleness } from './staleness.js';

/**
 * Sessions as a host's hooks report them, one or hundreds of reports at a time. They are the sessions
 * that the agent itself starts: the host's own id tells that they are the same.
 */
@Injectable()
export class HostSessions {
  constructor(
    private readonly repository: HostSessionsRepository,
    private readonly activity: SessionActivityRepository,
    private readonly watch: SessionWatch,
    private readonly events: WorkEvents,
    private readonly staleness: Staleness,
    private readonly ids: Ids,
  ) {}

  /** Batches of one developer take turns: each touches many sessions, in an order of its own. */
  takeTurn(tx: TenantTx, actor: Actor): Promise<void> {
    return this.repository.takeTurn(tx, actor.developerId);
  }

  /** Answers the session of each report, by `keyOf`. */
  async take(
    tx: TenantTx,
    actor: Actor,
    reports: readonly HostReport[],
  ): Promise<Map<string, HostSession>> {
    const sessions = new Map<string, HostSession>();
    const byAgent = Map.groupBy(foldReports(reports), ({ agentType }) => agentType);
    for (const [agentType, news] of byAgent) {
      const whose = { developerId: actor.developerId, agentType };
      for (const session of await this.settle(tx, actor, whose, news)) {
        sessions.set(keyOf({ agentType, hostSessionId: session.host_session_id }), session);
      }
    }
    const touched = foldTouches(reports).map((touch) => {
      return { ...touch, sessionId: sessions.get(keyOf(touch))?.id ?? '' };
    });
    if (touched.length > 0) await this.activity.add(tx, touched);
    return sessions;
  }

  private async settle(
    tx: TenantTx,
    actor: Actor,
    whose: Whose,
    news: readonly HostNews[],
  ): Promise<HostSession[]> {
    const known = await this.repository.seen(tx, whose, news);
    const fresh = without(news, known);
    const begun = fresh.length > 0 ? await this.begin(tx, whose, fresh) : [];
    const raced = without(fresh, begun);
    // Somebody began it in between: by now it is a session like any other.
    if (raced.length > 0) known.push(...(await this.repository.seen(tx, whose, raced)));

    const revived = await this.revived(tx, whose, news, known);
    await this.recordAll(tx, actor, 'session.started', [...begun, ...revived]);
    const ended = await this.ended(tx, whose, without(news, begun));
    const over = [...begun.filter(({ status }) => status === 'ended'), ...ended];
    await this.recordAll(tx, actor, 'session.ended', over, reasonsOf(news));

    const latest = new Map([...known, ...begun, ...revived, ...ended].map((one) => [one.id, one]));
    const sessions = [...latest.values()];
    await this.tellWatch(tx, actor, { news, sessions, over });
    return sessions;
  }

  private begin(tx: TenantTx, whose: Whose, fresh: readonly HostNews[]): Promise<HostSession[]> {
    const begun = fresh.map((news) => ({ id: this.ids.next('sess'), news }));
    return this.repository.begin(tx, whose, begun);
  }

  private async revived(
    tx: TenantTx,
    whose: Whose,
    news: readonly HostNews[],
    known: readonly HostSession[],
  ): Promise<HostSession[]> {
    const over = idsOf(known.filter(({ status }) => status === 'ended'));
    const stirred = news.filter(({ hostSessionId, aliveAt }) => aliveAt && over.has(hostSessionId));
    return stirred.length > 0 ? this.repository.revive(tx, whose, stirred) : [];
  }

  private async ended(
    tx: TenantTx,
    whose: Whose,
    news: readonly HostNews[],
  ): Promise<HostSession[]> {
    const ending = news.filter(({ endedAt }) => endedAt !== null);
    return ending.length > 0 ? this.repository.end(tx, whose, ending) : [];
  }

  /** What was seen long ago keeps nothing alive now. */
  private async tellWatch(
    tx: TenantTx,
    actor: Actor,
    said: {
      news: readonly HostNews[];
      sessions: readonly HostSession[];
      over: readonly HostSession[];
    },
  ): Promise<void> {
    const staleBefore = this.staleness.before();
    const alive = idsOfNews(said.news.filter(({ lastAt }) => lastAt >= staleBefore));
    for (const { id, host_session_id, status } of said.sessions) {
      if (status === 'ended' || !alive.has(host_session_id)) continue;
      this.watch.alive(tx, { id, developerId: actor.developerId });
    }
    await this.watch.ended(
      tx,
      actor,
      said.over.map(({ id }) => id),
    );
  }

  private async recordAll(
    tx: TenantTx,
    actor: Actor,
    type: string,
    sessions: readonly HostSession[],
    reasons?: ReadonlyMap<string, string | null>,
  ): Promise<void> {
    for (const { id, host_session_id, repo, branch } of sessions) {
      const reason = reasons?.get(host_session_id) ?? null;
      await this.events.record(tx, actor, {
        type,
        subject: { type: 'session', id },
        payload: { ...(repo ? { repo } : {}), branch, reason },
      });
    }
  }
}

function idsOf(sessions: readonly HostSession[]): Set<string> {
  return new Set(sessions.map(({ host_session_id }) => host_session_id));
}

function idsOfNews(news: readonly HostNews[]): Set<string> {
  return new Set(news.map(({ hostSessionId }) => hostSessionId));
}

function without(news: readonly HostNews[], sessions: readonly HostSession[]): HostNews[] {
  const there = idsOf(sessions);
  return news.filter(({ hostSessionId }) => !there.has(hostSessionId));
}

function reasonsOf(news: readonly HostNews[]): Map<string, string | null> {
  return new Map(news.map(({ hostSessionId, endReason }) => [hostSessionId, endReason]));
}
