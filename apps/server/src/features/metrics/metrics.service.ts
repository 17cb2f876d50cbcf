import {
  GRID_DAYS,
  PROFILE_SESSIONS_MAX,
  type DayCount,
  type DeveloperProfileReply,
  type MetricPeriod,
  type MetricsDevelopersReply,
  type MetricsOverviewReply,
} from '@covibe/contracts';
import type { MetricsFilter } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { SessionsRepository, Staleness, sessionReply } from '../sessions/index.js';
import { DayCountRepository } from './day-count.repository.js';
import { currentOf, noCounts, previousOf, sumOf } from './metric-counts.js';
import { UnknownDeveloper } from './metrics.errors.js';
import { MetricsRepository, type DayRow, type MemberRow } from './metrics.repository.js';
import { daysUpTo, periodOf, type Period } from './period.js';
import { developerShares, personOf, projectMetrics } from './project-metrics.js';

const LIVE_SESSIONS_MAX = 50;

/** Figures of a team, read from counted days; what is going on now is read as it is. */
@Injectable()
export class MetricsService {
  constructor(
    private readonly db: TenantDb,
    private readonly repository: MetricsRepository,
    private readonly counted: DayCountRepository,
    private readonly sessions: SessionsRepository,
    private readonly staleness: Staleness,
    private readonly clock: Clock,
  ) {}

  overview(actor: Actor, { days, repo }: MetricsFilter): Promise<MetricsOverviewReply> {
    return this.db.within(actor, async (tx) => {
      const period = periodOf(this.clock.now(), days);
      const totals = await this.repository.byDeveloper(tx, { period, repo });
      const happened = await this.repository.days(tx, { ...period, repo });
      const members = await this.members(tx, actor);
      const rows = await this.repository.byProject(tx, { period, repo });
      const open = await this.repository.open(tx);
      const projects = projectMetrics(
        rows,
        open.filter((row) => repo === undefined || row.repo === repo),
      );
      if (repo !== undefined) {
        const byId = new Map(members.map((member) => [member.id, member]));
        for (const project of projects) project.developers = developerShares(totals, byId);
      }
      return {
        period: await this.periodReply(tx, period),
        current: sumOf(totals.map(currentOf)),
        previous: sumOf(totals.map(previousOf)),
        days: this.series(happened, period.days),
        projects,
        live_sessions: await this.live(tx, actor, repo),
      };
    });
  }

  developers(actor: Actor, { days, repo }: MetricsFilter): Promise<MetricsDevelopersReply> {
    return this.db.within(actor, async (tx) => {
      const period = periodOf(this.clock.now(), days);
      const counts = await this.repository.byDeveloper(tx, { period, repo });
      const happened = await this.repository.days(tx, { ...period, repo });
      const members = await this.members(tx, actor);
      const developers = members.map((member) => {
        const row = counts.find(({ developer_id }) => developer_id === member.id);
        const own = happened.filter(({ developer_id }) => developer_id === member.id);
        return {
          developer: personOf(member),
          is_mine: member.id === actor.developerId,
          current: row ? currentOf(row) : noCounts(),
          previous: row ? previousOf(row) : noCounts(),
          active_tasks: member.active_tasks,
          live_sessions: member.live_sessions,
          last_seen_at: member.last_seen_at?.toISOString() ?? null,
          trend: this.series(own, period.days).map(({ completed }) => completed),
        };
      });
      return { period: await this.periodReply(tx, period), developers };
    });
  }

  developer(
    actor: Actor,
    handle: string,
    { days, repo }: MetricsFilter,
  ): Promise<DeveloperProfileReply> {
    return this.db.within(actor, async (tx) => {
      const [member] = await this.members(tx, actor, handle);
      if (!member) throw new UnknownDeveloper();
      const now = this.clock.now();
      const period = periodOf(now, days);
      const counts = await this.repository.byDeveloper(tx, { period, repo });
      const row = counts.find(({ developer_id }) => developer_id === member.id);
      const [from = period.from] = daysUpTo(now, GRID_DAYS);
      const span = { from, to: period.to, repo, developerId: member.id };
      const sessions = await this.sessions.ofDeveloper(tx, member.id, PROFILE_SESSIONS_MAX);
      return {
        developer: personOf(member),
        is_mine: member.id === actor.developerId,
        period: await this.periodReply(tx, period),
        current: row ? currentOf(row) : noCounts(),
        previous: row ? previousOf(row) : noCounts(),
        grid: this.series(await this.repository.days(tx, span), GRID_DAYS),
        sessions: sessions.map((session) => sessionReply(session, this.seenBy(actor))),
      };
    });
  }

  private members(tx: TenantTx, actor: Actor, handle?: string): Promise<MemberRow[]> {
    const viewerId = actor.developerId;
    return this.repository.members(tx, { viewerId, staleBefore: this.staleness.before(), handle });
  }

  private async live(tx: TenantTx, actor: Actor, repo: string | undefined) {
    const live = await this.sessions.live(tx, LIVE_SESSIONS_MAX);
    const shown = live.filter((session) => repo === undefined || session.repo === repo);
    return shown.map((session) => sessionReply(session, this.seenBy(actor)));
  }

  private seenBy({ developerId }: Actor) {
    return { viewerId: developerId, staleBefore: this.staleness.before() };
  }

  private async periodReply(tx: TenantTx, period: Period): Promise<MetricPeriod> {
    const { days, from, to } = period;
    const at = await this.counted.lastCount(tx);
    return { days, from, to, counted_at: at?.toISOString() ?? null };
  }

  /** One entry a day, also where nothing happened. */
  private series(rows: readonly DayRow[], count: number): DayCount[] {
    const byDay = new Map<string, DayCount>();
    for (const day of daysUpTo(this.clock.now(), count)) {
      byDay.set(day, { day, completed: 0, started: 0, events: 0 });
    }
    for (const { day, completed, started, events } of rows) {
      const sum = byDay.get(day);
      if (!sum) continue;
      sum.completed += completed;
      sum.started += started;
      sum.events += events;
    }
    return [...byDay.values()];
  }
}
