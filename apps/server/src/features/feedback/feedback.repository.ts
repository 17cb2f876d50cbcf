import { Injectable } from '@nestjs/common';
import type { Cursor } from '../../platform/database/cursor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

export interface FeedbackRow {
  id: string;
  name: string;
  status: 'ok' | 'warning' | 'error';
  required_action: string;
  created_at: Date;
}

@Injectable()
export class FeedbackRepository {
  async open(
    tx: TenantTx,
    { developerId, after, limit }: { developerId: string; after?: Cursor; limit: number },
  ): Promise<FeedbackRow[]> {
    return tx.query<FeedbackRow>(
      `select id, name, status, required_action, created_at from agent_feedback_events
        where workspace_id = $1 and developer_id = $2 and acknowledged_at is null
          and ($3::timestamptz is null or (created_at, id) < ($3, $4))
        order by created_at desc, id desc limit $5`,
      [tx.workspaceId, developerId, after?.at ?? null, after?.id ?? '', limit],
    );
  }

  /** Answers the ids that are acknowledged now; one's own only. */
  async acknowledge(
    tx: TenantTx,
    developerId: string,
    ids: string[],
    now: Date,
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `update agent_feedback_events set acknowledged_at = coalesce(acknowledged_at, $4)
        where workspace_id = $1 and developer_id = $2 and id = any($3) returning id`,
      [tx.workspaceId, developerId, ids, now],
    );
    return rows.map(({ id }) => id);
  }
}
