import { METRIC_WORDS } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { COUNTED_EVENTS } from './metric-counts.js';

/** Longer than any transaction may take: an event is in sight this long after its own time. */
const OVERLAP_MINUTES = 5;

const COLUMNS = METRIC_WORDS.join(', ');
const COUNTED = METRIC_WORDS.map(
  (word) => `count(*) filter (where type = '${COUNTED_EVENTS[word]}')::integer`,
).join(', ');
const ANEW = [...METRIC_WORDS, 'events'].map((word) => `${word} = excluded.${word}`).join(', ');

/** Counts a day from its events, as often as one likes: the answer is always the same. */
@Injectable()
export class DayCountRepository {
  /** Days on which something happened since the last count, and all days before the first one. */
  async changed(tx: TenantTx): Promise<string[]> {
    const rows = await tx.query<{ day: string }>(CHANGED_DAYS, [tx.workspaceId, OVERLAP_MINUTES]);
    return rows.map(({ day }) => day);
  }

  async count(tx: TenantTx, day: string, now: Date): Promise<void> {
    for (const table of ['developer_days', 'project_days', 'project_developer_days']) {
      await tx.run(`delete from ${table} where workspace_id = $1 and day = $2::date`, [
        tx.workspaceId,
        day,
      ]);
    }
    await tx.run(COUNT_DAY, [tx.workspaceId, day, now]);
  }

  async lastCount(tx: TenantTx): Promise<Date | null> {
    const row = await tx.first<{ at: Date | null }>(
      'select max(counted_at) as at from counted_days where workspace_id = $1',
      [tx.workspaceId],
    );
    return row?.at ?? null;
  }
}

/** Steps from day to day along the index: the first event of each, however many a day has. */
const CHANGED_DAYS = `
  with recursive since as (
    select coalesce(max(counted_at) - make_interval(mins => $2), '-infinity') as at
      from counted_days where workspace_id = $1
  ), days as (
    select (select min(occurred_at) from work_events
             where workspace_id = $1 and occurred_at >= (select at from since)) as at
    union all
    select (select min(occurred_at) from work_events
             where workspace_id = $1
               and occurred_at >= (date_trunc('day', days.at at time zone 'UTC') + interval '1 day')
                 at time zone 'UTC')
      from days where days.at is not null
  )
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day from days where at is not null`;

// That somebody runs Paxel is theirs alone: it is no activity.
const COUNT_DAY = `
  with happened as (
    select type, actor_developer_id as developer_id,
           coalesce(payload_json ->> 'repo', '') as repo, coalesce(agent_type, '') as agent_type
      from work_events
     where workspace_id = $1 and actor_developer_id is not null
       and occurred_at >= ($2::date)::timestamp at time zone 'UTC'
       and occurred_at < ($2::date + 1)::timestamp at time zone 'UTC'
       and subject_type is distinct from 'paxel'
  ), by_project as (
    insert into project_days (workspace_id, day, repo, agent_type, ${COLUMNS}, events)
    select $1, $2::date, repo, agent_type, ${COUNTED}, count(*)::integer
      from happened group by repo, agent_type
    on conflict (workspace_id, day, repo, agent_type) do nothing
  ), by_project_and_developer as (
    insert into project_developer_days
      (workspace_id, day, repo, developer_id, ${COLUMNS}, events)
    select $1, $2::date, repo, developer_id, ${COUNTED}, count(*)::integer
      from happened group by repo, developer_id
    on conflict (workspace_id, repo, day, developer_id) do nothing
  ), as_a_whole as (
    insert into counted_days (workspace_id, day, counted_at, ${COLUMNS}, events)
    select $1, $2::date, $3, ${COUNTED}, count(*)::integer from happened
    on conflict (workspace_id, day) do update set counted_at = excluded.counted_at, ${ANEW}
  )
  insert into developer_days (workspace_id, day, developer_id, ${COLUMNS}, events)
  select $1, $2::date, developer_id, ${COUNTED}, count(*)::integer
    from happened group by developer_id
  on conflict (workspace_id, day, developer_id) do nothing`;
