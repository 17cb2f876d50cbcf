import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { Read, WaitRow } from './claim-row.js';
import type { Ended, NewWanted } from './claims.repository.js';
import { storedWanted } from './wanted.js';

const COLUMNS = `
  w.id, w.developer_id, d.name as owner_name, d.handle as owner_handle,
  d.avatar_url as owner_avatar_url, d.visibility as owner_visibility, w.session_id, w.task_id,
  w.agent_type, w.repo, w.globs, w.area, w.mode, w.reason, w.lease_minutes, w.asked_at,
  w.expires_at, w.free_since, w.turn_until
  from claim_waits w
  join developers d on d.tenant_id = $2 and d.id = w.developer_id`;

/** Places in the queues. Whoever leaves one leaves no row behind: the work event tells of it. */
@Injectable()
export class WaitsRepository {
  async insert(tx: TenantTx, wait: NewWanted, now: Date, until: Date): Promise<void> {
    const { globs, area, mode } = wait.wanted;
    await tx.run(
      `insert into claim_waits (workspace_id, id, developer_id, session_id, task_id, agent_type,
         repo, globs, area, mode, reason, lease_minutes, asked_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[tx.workspaceId, wait.id, wait.developerId, wait.sessionId, wait.taskId],
        ...[wait.agentType, wait.repo, globs.map(({ text }) => text), area, mode],
        ...[wait.reason, wait.leaseMinutes, now, until],
      ],
    );
  }

  async find(tx: TenantTx, id: string): Promise<WaitRow | undefined> {
    return tx.first<WaitRow>(`select ${COLUMNS} where w.workspace_id = $1 and w.id = $3`, [
      tx.workspaceId,
      tx.tenantId,
      id,
    ]);
  }

  /** In the order in which they came. */
  async inLine(tx: TenantTx, repo: string, limit: number): Promise<Read<WaitRow>[]> {
    const rows = await tx.query<WaitRow>(
      `select ${COLUMNS} where w.workspace_id = $1 and w.repo = $3
        order by w.asked_at, w.id limit $4`,
      [tx.workspaceId, tx.tenantId, repo, limit],
    );
    return rows.map((row) => ({ ...row, wanted: storedWanted(row) }));
  }

  async latest(tx: TenantTx, now: Date, limit: number): Promise<Read<WaitRow>[]> {
    const rows = await tx.query<WaitRow>(
      `select ${COLUMNS} where w.workspace_id = $1 and w.expires_at > $3
        order by w.asked_at, w.id limit $4`,
      [tx.workspaceId, tx.tenantId, now, limit],
    );
    return rows.map((row) => ({ ...row, wanted: storedWanted(row) }));
  }

  /** Tells those whose way is free, and keeps it free for them for a while. */
  async offer(tx: TenantTx, ids: readonly string[], now: Date, until: Date): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `update claim_waits set free_since = $3, turn_until = $4
        where workspace_id = $1 and id = any($2) and free_since is null returning id`,
      [tx.workspaceId, ids, now, until],
    );
    return rows.map(({ id }) => id);
  }

  async leave(tx: TenantTx, ids: readonly string[]): Promise<Ended[]> {
    return tx.query<Ended>(
      `delete from claim_waits where workspace_id = $1 and id = any($2)
       returning id, repo, globs, area`,
      [tx.workspaceId, ids],
    );
  }

  async ofSessions(
    tx: TenantTx,
    sessionIds: readonly string[],
  ): Promise<{ id: string; repo: string }[]> {
    return tx.query(
      'select id, repo from claim_waits where workspace_id = $1 and session_id = any($2)',
      [tx.workspaceId, sessionIds],
    );
  }

  /** What a developer waited for and may take now. */
  async freeFor(
    tx: TenantTx,
    developerId: string,
    now: Date,
  ): Promise<{ id: string; free_since: Date; turn_until: Date | null }[]> {
    return tx.query(
      `select id, free_since, turn_until from claim_waits
        where workspace_id = $1 and developer_id = $2 and free_since is not null
          and expires_at > $3
        order by free_since limit 20`,
      [tx.workspaceId, developerId, now],
    );
  }
}
