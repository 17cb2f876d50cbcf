import {
  METRIC_PROJECTS_MAX,
  METRIC_WORDS,
  type AgentType,
  type Visibility,
} from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { PeriodCounts } from './metric-counts.js';
import type { Period } from './period.js';

export interface ProjectRow extends PeriodCounts {
  repo: string;
  /** Empty where people worked without an agent. */
  agent_type: AgentType | '';
}

export interface DayRow extends PeriodCounts {
  day: string;
  events: number;
}

export interface DeveloperRow extends PeriodCounts {
  developer_id: string;
  /** Days with something completed, counted from the first of the period, and how much. */
  trend_days: number[] | null;
  trend_completed: number[] | null;
}

export interface OpenRow {
  repo: string | null;
  status: 'active' | 'blocked' | 'planned';
  open: number;
}

export interface MemberRow {
  id: string;
  name: string;
  handle: string;
  avatar_url: string | null;
  visibility: Visibility;
  active_tasks: number;
  live_sessions: number;
  last_seen_at: Date | null;
}

export interface Asked {
  period: Period;
  repo?: string;
}

const COLUMNS = METRIC_WORDS.join(', ');
const SUMS = METRIC_WORDS.map((word) => `sum(${word})::integer as ${word}`).join(', ');
/** Both periods with one scan: whose days are the current ones is part of the key. */
const IN_BOTH = 'workspace_id = $1 and day >= $2::date and day <= $4::date';
const IS_CURRENT = 'day >= $3::date';
const MEMBERS_MAX = 200;

@Injectable()
export class MetricsRepository {
  /** Both periods day by day: everything, or one project. */
  async days(tx: TenantTx, { period, repo }: Asked): Promise<DayRow[]> {
    const counts = repo ? `${SUMS}, sum(events)::integer as events` : `${COLUMNS}, events`;
    return tx.query<DayRow>(
      `select to_char(day, 'YYYY-MM-DD') as day, ${IS_CURRENT} as is_current, ${counts}
         from ${repo ? 'project_days' : 'counted_days'}
        where ${IN_BOTH} ${repo ? 'and repo = $5 group by day' : ''}`,
      this.asked(tx, period, repo),
    );
  }

  /** One developer's days, back to `from`. */
  async daysOf(
    tx: TenantTx,
    { from, period, repo, developerId }: Asked & { from: string; developerId: string },
  ): Promise<DayRow[]> {
    return tx.query<DayRow>(
      `select to_char(day, 'YYYY-MM-DD') as day, ${IS_CURRENT} as is_current, ${COLUMNS}, events
         from ${repo ? 'project_developer_days' : 'developer_days'}
        where ${IN_BOTH} and developer_id = $5 ${repo ? 'and repo = $6' : ''}`,
      [tx.workspaceId, from, period.from, period.to, developerId, ...(repo ? [repo] : [])],
    );
  }

  /** Each developer's counts and trend, for one project or for all. */
  async byDeveloper(tx: TenantTx, { period, repo }: Asked): Promise<DeveloperRow[]> {
    const told = `filter (where completed > 0 and ${IS_CURRENT})`;
    return tx.query<DeveloperRow>(
      `select developer_id, ${IS_CURRENT} as is_current, ${SUMS},
              array_agg(day - $3::date) ${told} as trend_days,
              array_agg(completed) ${told} as trend_completed
         from ${repo ? 'project_developer_days' : 'developer_days'}
        where ${IN_BOTH} ${repo ? 'and repo = $5' : ''}
        group by developer_id, is_current`,
      this.asked(tx, period, repo),
    );
  }

  /** Projects with their agents: the busiest only. */
  async byProject(tx: TenantTx, { period, repo }: Asked): Promise<ProjectRow[]> {
    return tx.query<ProjectRow>(
      `with happened as (
         select repo, agent_type, ${IS_CURRENT} as is_current, ${SUMS}, sum(events) as events
           from project_days where ${IN_BOTH} ${repo ? 'and repo = $5' : ''}
          group by repo, agent_type, is_current)
       select repo, agent_type, is_current, ${COLUMNS} from happened
        where repo in (select repo from happened group by repo
                        order by sum(events) desc, repo limit ${METRIC_PROJECTS_MAX})
        order by repo, agent_type`,
      this.asked(tx, period, repo),
    );
  }

  /** Open work by project, from an index that holds nothing else. */
  async open(tx: TenantTx, repo?: string): Promise<OpenRow[]> {
    return tx.query<OpenRow>(
      `select repo, status, count(*)::integer as open from tasks
        where workspace_id = $1 and status in ('active', 'blocked', 'planned')
          ${repo ? 'and repo = $2' : ''}
        group by repo, status`,
      [tx.workspaceId, ...(repo ? [repo] : [])],
    );
  }

  /** Members whom the viewer may see, with what they are at right now. */
  async members(
    tx: TenantTx,
    { viewerId, staleBefore, handle }: { viewerId: string; staleBefore: Date; handle?: string },
  ): Promise<MemberRow[]> {
    return tx.query<MemberRow>(
      `select d.id, d.name, d.handle, d.avatar_url, d.visibility,
              (select count(*)::integer from tasks t
                where t.workspace_id = $2 and t.developer_id = d.id and t.status = 'active')
                as active_tasks,
              coalesce(s.live, 0)::integer as live_sessions, s.last_seen_at
         from workspace_memberships m
         join developers d on d.tenant_id = m.tenant_id and d.id = m.developer_id
         left join (select developer_id, max(last_seen_at) as last_seen_at,
                           count(*) filter (where last_seen_at >= $4) as live
                      from agent_sessions where workspace_id = $2 and status = 'active'
                     group by developer_id) s on s.developer_id = d.id
        where m.tenant_id = $1 and m.workspace_id = $2 and m.status = 'active'
          and (d.visibility = 'public' or d.id = $3) and ($5::text is null or d.handle = $5)
        order by d.name, d.id limit ${MEMBERS_MAX}`,
      [tx.tenantId, tx.workspaceId, viewerId, staleBefore, handle ?? null],
    );
  }

  private asked(tx: TenantTx, { previousFrom, from, to }: Period, repo?: string): string[] {
    return [tx.workspaceId, previousFrom, from, to, ...(repo ? [repo] : [])];
  }
}
