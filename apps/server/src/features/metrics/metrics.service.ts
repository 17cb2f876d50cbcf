import {
  GRID_DAYS,
  PROFILE_SESSIONS_MAX,
  type DayCount,
  type DeveloperProfileReply,
  type MetricPeriod,
  type MetricsDevelopersReply,
  type MetricsOverviewReply,
  type ProjectMetrics,
} from '@covibe/contracts';
import type { MetricsFilter } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { SessionsRepository, Staleness, sessionReply } from '../sessions/index.js';
import { DayCountRepository } from './day-count.repository.js';
import { bothOf } from './metric-counts.js';
import { UnknownDeveloper } from './metrics.errors.js';
import {
  MetricsRepository,
  type Asked,
  type DayRow,
  type DeveloperRow,
  type MemberRow,
} from './metrics.repository.js';
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
      const happened = await this.repository.days(tx, { period, repo });
      const rows = await this.repository.byProject(tx, { period, repo });
      const projects = projectMetrics(rows, await this.repository.open(tx, repo));
      if (repo !== undefined) await this.addPeople(tx, actor, { period, repo }, projects);
      return {
        period: await this.periodReply(tx, period),
        ...bothOf(happened),
        days: this.series(happened, period.days),
        projects,
        live_sessions: await this.live(tx, actor, repo),
      };
    });
  }

  developers(actor: Actor, { days, repo }: MetricsFilter): Promise<MetricsDevelopersReply> {
    return this.db.within(actor, async (tx) => {
      const period = periodOf(this.clock.now(), days);
      const rows = await this.repository.byDeveloper(tx, { period, repo });
      const members = await this.members(tx, actor);
      const developers = members.map((member) => {
        const own = rows.filter(({ developer_id }) => developer_id === member.id);
        return {
          developer: personOf(member),
          is_mine: member.id === actor.developerId,
          ...bothOf(own),
          active_tasks: member.active_tasks,
          live_sessions: member.live_sessions,
          last_seen_at: member.last_seen_at?.toISOString() ?? null,
          trend: trendOf(own, period.days),
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
      // The grid reaches further back than both periods together: one question answers all three.
      const [from = period.previousFrom] = daysUpTo(now, GRID_DAYS);
      const asked = { from, period, repo, developerId: member.id };
      const grid = await this.repository.daysOf(tx, asked);
      const sessions = await this.sessions.ofDeveloper(tx, member.id, PROFILE_SESSIONS_MAX);
      return {
        developer: personOf(member),
        is_mine: member.id === actor.developerId,
        period: await this.periodReply(tx, period),
        ...bothOf(grid.filter(({ day }) => day >= period.previousFrom)),
        grid: this.series(grid, GRID_DAYS),
        sessions: sessions.map((session) => sessionReply(session, this.seenBy(actor))),
      };
    });
  }

  private async addPeople(
    tx: TenantTx,
    actor: Actor,
    asked: Asked,
    projects: readonly ProjectMetrics[],
  ): Promise<void> {
    const rows = await this.repository.byDeveloper(tx, asked);
    const byId = new Map((await this.members(tx, actor)).map((member) => [member.id, member]));
    for (const project of projects) project.developers = developerShares(rows, byId);
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
      if (byDay.has(day)) byDay.set(day, { day, completed, started, events });
    }
    return [...byDay.values()];
  }
}

/** Completed tasks day by day; the database tells only the days that have some. */
function trendOf(rows: readonly DeveloperRow[], days: number): number[] {
  const trend = new Array<number>(days).fill(0);
  for (const { trend_days, trend_completed } of rows) {
    trend_days?.forEach((day, place) => (trend[day] = trend_completed?.[place] ?? 0));
  }
  return trend;
}
