import type { AgentType } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { SessionRow } from './session-row.js';

export interface StartedSession {
  id: string;
  developerId: string;
  agentType: AgentType | null;
  verified: boolean;
  hostSessionId: string;
  repo: string | null;
  branch: string | null;
  now: Date;
}

export interface OwnSession {
  status: 'active' | 'ended';
  agent_type: AgentType | null;
}

/** Signs of life that are closer together say nothing new. */
const SEEN_ANEW = `interval '5 seconds'`;

const COLUMNS = `
  s.id, s.developer_id, d.name as owner_name, d.handle as owner_handle,
  d.avatar_url as owner_avatar_url, d.visibility as owner_visibility, s.agent_type,
  s.agent_type_verified, s.repo, s.branch, s.status, s.started_at, s.last_seen_at, s.ended_at,
  coalesce((select array_agg(l.task_id order by l.last_at desc)
              from (select task_id, last_at from session_tasks
                     where workspace_id = s.workspace_id and session_id = s.id
                     order by last_at desc limit 20) l), '{}') as task_ids
  from agent_sessions s
  join developers d on d.tenant_id = $2 and d.id = s.developer_id`;

@Injectable()
export class SessionsRepository {
  /** Hook and agent start the same session: whoever comes second finds it. */
  async start(tx: TenantTx, session: StartedSession): Promise<{ id: string; is_new: boolean }> {
    const before = await tx.first<{ status: string }>(
      `select status from agent_sessions
        where workspace_id = $1 and developer_id = $2 and agent_type is not distinct from $3
          and host_session_id = $4 for update`,
      [tx.workspaceId, session.developerId, session.agentType, session.hostSessionId],
    );
    const row = await tx.first<{ id: string }>(
      `insert into agent_sessions (workspace_id, id, developer_id, agent_type, agent_type_verified,
         host_session_id, repo, branch, started_at, last_seen_at, resumed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $9)
       on conflict (workspace_id, developer_id, agent_type, host_session_id) do update
         set status = 'active', ended_at = null, end_reason = null,
             last_seen_at = greatest(agent_sessions.last_seen_at, excluded.last_seen_at),
             resumed_at = greatest(agent_sessions.resumed_at, excluded.resumed_at),
             agent_type_verified = excluded.agent_type_verified,
             repo = coalesce(excluded.repo, agent_sessions.repo),
             branch = coalesce(excluded.branch, agent_sessions.branch)
       returning id`,
      [
        tx.workspaceId,
        session.id,
        session.developerId,
        session.agentType,
        session.verified,
        session.hostSessionId,
        session.repo,
        session.branch,
        session.now,
      ],
    );
    const id = row?.id ?? session.id;
    // Of two who begin it at the same moment, only the one whose id it got has started something.
    return { id, is_new: id === session.id || before?.status === 'ended' };
  }

  async find(tx: TenantTx, id: string): Promise<SessionRow | undefined> {
    return tx.first<SessionRow>(`select ${COLUMNS} where s.workspace_id = $1 and s.id = $3`, [
      tx.workspaceId,
      tx.tenantId,
      id,
    ]);
  }

  /**
   * Says that a live session was seen; never moves it back in time. Agents that call many times a second
   * are not written down each time. Answers what the session is; nothing where it is not the developer's.
   */
  async seen(
    tx: TenantTx,
    {
      id,
      developerId,
      branch,
      now,
    }: { id: string; developerId: string; branch?: string; now: Date },
  ): Promise<OwnSession | undefined> {
    return tx.first(
      `with touched as (
         update agent_sessions
            set last_seen_at = greatest(last_seen_at, $4), branch = coalesce($5, branch)
          where workspace_id = $1 and id = $2 and developer_id = $3 and status = 'active'
            and (last_seen_at < $4::timestamptz - ${SEEN_ANEW} or branch is distinct from coalesce($5, branch)))
       select status, agent_type from agent_sessions
        where workspace_id = $1 and id = $2 and developer_id = $3`,
      [tx.workspaceId, id, developerId, now, branch ?? null],
    );
  }

  async end(
    tx: TenantTx,
    {
      id,
      developerId,
      reason,
      now,
    }: { id: string; developerId: string; reason: string | null; now: Date },
  ): Promise<boolean> {
    const touched = await tx.run(
      `update agent_sessions set status = 'ended', ended_at = $4, end_reason = $5
        where workspace_id = $1 and id = $2 and developer_id = $3 and status = 'active'`,
      [tx.workspaceId, id, developerId, now, reason],
    );
    return touched > 0;
  }

  async own(tx: TenantTx, id: string, developerId: string): Promise<OwnSession | undefined> {
    return tx.first(
      `select status, agent_type from agent_sessions
        where workspace_id = $1 and id = $2 and developer_id = $3`,
      [tx.workspaceId, id, developerId],
    );
  }

  link(tx: TenantTx, sessionId: string, taskId: string, now: Date): void {
    tx.write(
      `insert into session_tasks (workspace_id, session_id, task_id, first_at, last_at)
       values ($1, $2, $3, $4, $4)
       on conflict (workspace_id, session_id, task_id) do update set last_at = excluded.last_at`,
      [tx.workspaceId, sessionId, taskId, now],
    );
  }

  /** Live sessions, the most recently seen first. */
  async live(tx: TenantTx, limit: number): Promise<SessionRow[]> {
    return tx.query<SessionRow>(
      `select ${COLUMNS} where s.workspace_id = $1 and s.status = 'active'
        order by s.last_seen_at desc, s.id limit $3`,
      [tx.workspaceId, tx.tenantId, limit],
    );
  }

  /** One developer's sessions, the latest first, ended ones included. */
  async ofDeveloper(tx: TenantTx, developerId: string, limit: number): Promise<SessionRow[]> {
    return tx.query<SessionRow>(
      `select ${COLUMNS} where s.workspace_id = $1 and s.developer_id = $3
        order by s.last_seen_at desc, s.id limit $4`,
      [tx.workspaceId, tx.tenantId, developerId, limit],
    );
  }

  async staleOf(
    tx: TenantTx,
    developerId: string,
    before: Date,
  ): Promise<{ id: string; last_seen_at: Date }[]> {
    return tx.query(
      `select id, last_seen_at from agent_sessions
        where workspace_id = $1 and developer_id = $2 and status = 'active' and last_seen_at < $3
        order by last_seen_at desc limit 5`,
      [tx.workspaceId, developerId, before],
    );
  }

  /** Ends sessions that were silent for so long that nobody is behind them any more. */
  async endSilent(
    tx: TenantTx,
    { before, now, reason, limit }: { before: Date; now: Date; reason: string; limit: number },
  ): Promise<{ id: string; repo: string | null }[]> {
    return tx.query(
      `update agent_sessions set status = 'ended', ended_at = $3, end_reason = $4
        where workspace_id = $1 and status = 'active' and id in (
          select id from agent_sessions
           where workspace_id = $1 and status = 'active' and last_seen_at < $2
           order by last_seen_at limit $5 for update skip locked)
       returning id, repo`,
      [tx.workspaceId, before, now, reason, limit],
    );
  }
}
