import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

const MOST_LEFT = 500;

/** What a claim is tied to and ends with: a session at work, and an open task. */
@Injectable()
export class ClaimTiesRepository {
  /** Whose open task it is. */
  async openTaskOwner(tx: TenantTx, taskId: string): Promise<string | undefined> {
    const row = await tx.first<{ developer_id: string }>(
      `select developer_id from tasks
        where workspace_id = $1 and id = $2 and status in ('planned', 'active', 'blocked')`,
      [tx.workspaceId, taskId],
    );
    return row?.developer_id;
  }

  async sessionGoesOn(tx: TenantTx, sessionId: string): Promise<boolean> {
    const row = await tx.first(
      `select 1 from agent_sessions
        where workspace_id = $1 and id = $2 and status = 'active'`,
      [tx.workspaceId, sessionId],
    );
    return row !== undefined;
  }

  /** Claims of sessions that ended and of tasks that are over or somebody else's by now. */
  async leftBehind(tx: TenantTx): Promise<{ id: string; repo: string }[]> {
    return tx.query(
      `select c.id, c.repo from claims c
         left join agent_sessions s on s.workspace_id = $1 and s.id = c.session_id
         left join tasks t on t.workspace_id = $1 and t.id = c.task_id
        where c.workspace_id = $1 and c.status = 'active'
          and (s.status = 'ended' or t.status in ('done', 'cancelled')
            or t.developer_id <> c.developer_id)
        order by c.granted_at, c.id limit ${MOST_LEFT}`,
      [tx.workspaceId],
    );
  }
}
