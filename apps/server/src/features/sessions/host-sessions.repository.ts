import type { AgentType } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { SqlValue } from '../../platform/database/sql-value.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { AFTERGLOW_MS, isOver, type HostNews } from './host-news.js';

export interface HostSession {
  id: string;
  host_session_id: string;
  status: 'active' | 'ended';
  repo: string | null;
  branch: string | null;
}

/** The sessions of one developer and one kind of agent. */
export interface Whose {
  developerId: string;
  agentType: AgentType | null;
}

/** The same statements for one session and for hundreds; none of them reads before it writes. */
@Injectable()
export class HostSessionsRepository {
  /** Writes signs of life to sessions that exist; one that came late moves nothing back. */
  async seen(tx: TenantTx, whose: Whose, news: readonly HostNews[]): Promise<HostSession[]> {
    return tx.query<HostSession>(
      `update agent_sessions s
          set last_seen_at = greatest(s.last_seen_at, n.last_at),
              started_at = least(s.started_at, n.first_at),
              resumed_at = greatest(s.resumed_at, n.started_at),
              agent_type_verified = s.agent_type_verified or n.verified,
              repo = case when n.last_at >= s.last_seen_at then coalesce(n.repo, s.repo)
                          else coalesce(s.repo, n.repo) end,
              branch = case when n.last_at >= s.last_seen_at then coalesce(n.branch, s.branch)
                            else coalesce(s.branch, n.branch) end
         from ${NEWS}
        where ${ofWhom(whose)}
       returning ${SESSION}`,
      valuesOf(tx, whose, news),
    );
  }

  /** Begins those that do not exist; one that somebody else just began is left out. */
  async begin(
    tx: TenantTx,
    whose: Whose,
    begun: readonly { id: string; news: HostNews }[],
  ): Promise<HostSession[]> {
    return tx.query<HostSession>(
      `insert into agent_sessions as s (workspace_id, id, developer_id, agent_type,
         agent_type_verified, host_session_id, repo, branch, started_at, last_seen_at, resumed_at,
         status, ended_at, end_reason)
       select $1::text, i.id, $2::text, $3::text, n.verified, n.host_session_id, n.repo, n.branch, n.first_at,
              n.last_at, n.started_at, case when i.over then 'ended' else 'active' end,
              case when i.over then n.ended_at end, case when i.over then n.end_reason end
         from ${NEWS}
         join unnest($14::text[], $15::text[], $16::boolean[]) as i (host_session_id, id, over)
           using (host_session_id)
       on conflict (workspace_id, developer_id, agent_type, host_session_id) do nothing
       returning ${SESSION}`,
      [
        ...valuesOf(
          tx,
          whose,
          begun.map(({ news }) => news),
        ),
        begun.map(({ news }) => news.hostSessionId),
        begun.map(({ id }) => id),
        begun.map(({ news }) => isOver(news)),
      ],
    );
  }

  /** Ended sessions that began anew, or are at work long after they ended. */
  async revive(tx: TenantTx, whose: Whose, news: readonly HostNews[]): Promise<HostSession[]> {
    return tx.query<HostSession>(
      `update agent_sessions s set status = 'active', ended_at = null, end_reason = null
         from ${NEWS}
        where ${ofWhom(whose)} and s.status = 'ended'
          and (n.started_at > s.ended_at or n.alive_at > s.ended_at + ${AFTERGLOW})
       returning ${SESSION}`,
      valuesOf(tx, whose, news),
    );
  }

  /** Sessions whose host said that they end, and that did not begin or go on after it. */
  async end(tx: TenantTx, whose: Whose, news: readonly HostNews[]): Promise<HostSession[]> {
    return tx.query<HostSession>(
      `update agent_sessions s
          set status = 'ended', ended_at = n.ended_at, end_reason = n.end_reason
         from ${NEWS}
        where ${ofWhom(whose)} and s.status = 'active' and n.ended_at is not null
          and n.ended_at >= coalesce(s.resumed_at, '-infinity')
          and n.ended_at + ${AFTERGLOW} >= s.last_seen_at
       returning ${SESSION}`,
      valuesOf(tx, whose, news),
    );
  }

  /** Waits until nobody else holds the developer's place in the workspace. */
  async takeTurn(tx: TenantTx, developerId: string): Promise<void> {
    await tx.run(
      `select 1 from workspace_memberships
        where tenant_id = $1 and workspace_id = $2 and developer_id = $3 for no key update`,
      [tx.tenantId, tx.workspaceId, developerId],
    );
  }
}

const AFTERGLOW = `make_interval(secs => ${AFTERGLOW_MS / 1000})`;
const SESSION = 's.id, s.host_session_id, s.status, s.repo, s.branch';
const NEWS = `
  unnest($4::text[], $5::boolean[], $6::text[], $7::text[], $8::timestamptz[], $9::timestamptz[],
         $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::text[])
    as n (host_session_id, verified, repo, branch, first_at, last_at, started_at, alive_at,
          ended_at, end_reason)`;

/** Said so that the index finds them, which it does not for `is not distinct from`. */
function ofWhom({ agentType }: Whose): string {
  const type =
    agentType === null ? 's.agent_type is null and $3::text is null' : 's.agent_type = $3';
  return `s.workspace_id = $1 and s.developer_id = $2 and ${type}
          and s.host_session_id = n.host_session_id`;
}

function valuesOf(tx: TenantTx, whose: Whose, news: readonly HostNews[]): SqlValue[] {
  const column = (read: (one: HostNews) => SqlValue) => news.map(read);
  return [
    tx.workspaceId,
    whose.developerId,
    whose.agentType,
    column(({ hostSessionId }) => hostSessionId),
    column(({ verified }) => verified),
    column(({ repo }) => repo),
    column(({ branch }) => branch),
    column(({ firstAt }) => firstAt),
    column(({ lastAt }) => lastAt),
    column(({ startedAt }) => startedAt),
    column(({ aliveAt }) => aliveAt),
    column(({ endedAt }) => endedAt),
    column(({ endReason }) => endReason),
  ];
}
