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
  /** Nothing: the project as a whole. */
  agent_type: AgentType | '' | null;
}

export interface DayRow {
  day: string;
  developer_id: string;
  completed: number;
  started: number;
  events: number;
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

const BOTH_PERIODS = METRIC_WORDS.map(
  (word) => `coalesce(sum(${word}) filter (where day >= $3::date), 0)::integer as ${word},
    coalesce(sum(${word}) filter (where day < $3::date), 0)::integer as ${word}_before`,
).join(', ');
const IN_BOTH = 'workspace_id = $1 and day >= $2::date and day <= $4::date';
const MEMBERS_MAX = 200;

@Injectable()
export class MetricsRepository {
  /** Each developer's counts, for one project or for all. */
  async byDeveloper(
    tx: TenantTx,
    { period, repo }: Asked,
  ): Promise<(PeriodCounts & { developer_id: string })[]> {
    const [table, narrowed] = repo
      ? ['project_developer_days', 'and repo = $5']
      : ['developer_days', ''];
    return tx.query(
      `select developer_id, ${BOTH_PERIODS} from ${table}
        where ${IN_BOTH} ${narrowed} group by developer_id`,
      [...this.bounds(tx, period), ...(repo ? [repo] : [])],
    );
  }

  /** One project a row and then its agents: the busiest projects only. */
  async byProject(tx: TenantTx, { period, repo }: Asked): Promise<ProjectRow[]> {
    const narrowed = repo ? 'and repo = $6' : '';
    return tx.query<ProjectRow>(
      `with busiest as (
         select repo from project_days where ${IN_BOTH} ${narrowed}
          group by repo order by sum(events) desc, repo limit $5)
       select repo, agent_type, ${BOTH_PERIODS}
         from project_days
        where ${IN_BOTH} and repo in (select repo from busiest)
        group by grouping sets ((repo), (repo, agent_type))
        order by repo, agent_type nulls first`,
      [...this.bounds(tx, period), METRIC_PROJECTS_MAX, ...(repo ? [repo] : [])],
    );
  }

  /** What happened day by day, of one developer or of each. */
  async days(
    tx: TenantTx,
    {
      from,
      to,
      repo,
      developerId,
    }: { from: string; to: string; repo?: string; developerId?: string },
  ): Promise<DayRow[]> {
    const table = repo ? 'project_developer_days' : 'developer_days';
    return tx.query<DayRow>(
      `select to_char(day, 'YYYY-MM-DD') as day, developer_id, sum(completed)::integer as completed,
              sum(started)::integer as started, sum(events)::integer as events
         from ${table}
        where workspace_id = $1 and day >= $2::date and day <= $3::date
          and ($4::text is null or developer_id = $4) ${repo ? 'and repo = $5' : ''}
        group by day, developer_id order by day`,
      [tx.workspaceId, from, to, developerId ?? null, ...(repo ? [repo] : [])],
    );
  }

  /** Open work by project; two questions, each answered from its index alone. */
  async open(tx: TenantTx): Promise<OpenRow[]> {
    return tx.query<OpenRow>(
      `select repo, status, count(*)::integer as open from tasks
        where workspace_id = $1 and repo is not null and status in ('active', 'blocked', 'planned')
        group by repo, status
        union all
       select null, status, count(*)::integer from tasks
        where workspace_id = $1 and repo is null and status in ('active', 'blocked', 'planned')
        group by status`,
      [tx.workspaceId],
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

  private bounds(tx: TenantTx, { previousFrom, from, to }: Period): string[] {
    return [tx.workspaceId, previousFrom, from, to];
  }
}
