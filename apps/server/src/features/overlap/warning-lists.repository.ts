import type { AgentType, WarningStatus } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Cursor } from '../../platform/database/cursor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { HeldWarning } from './warnings.repository.js';

export interface WarningRow extends HeldWarning {
  agent_type: AgentType | null;
  score: number;
  decided_by: string | null;
  decided_at: Date | null;
  created_at: Date;
}

export interface WarningQuery {
  statuses: readonly WarningStatus[];
  after?: Cursor | undefined;
  limit: number;
}

const COLUMNS = `id, developer_id, agent_type, check_id, subject_type, subject_hash, subject, subject_id,
  status, score, matches, other_ids, confirm_reason, decided_by, decided_at, created_at`;

@Injectable()
export class WarningListsRepository {
  /** The latest of each status in the order of the index, then put together. */
  async page(tx: TenantTx, { statuses, after, limit }: WarningQuery): Promise<WarningRow[]> {
    return tx.query<WarningRow>(
      `select w.* from unnest($2::text[]) as asked (status)
        cross join lateral (
          select ${COLUMNS} from overlap_warnings
           where workspace_id = $1 and status = asked.status
             and ($3::timestamptz is null or (created_at, id) < ($3, $4))
           order by created_at desc, id desc limit $5) w
        order by w.created_at desc, w.id desc limit $5`,
      [tx.workspaceId, statuses, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  async find(tx: TenantTx, id: string): Promise<WarningRow | undefined> {
    return tx.first<WarningRow>(
      `select ${COLUMNS} from overlap_warnings where workspace_id = $1 and id = $2`,
      [tx.workspaceId, id],
    );
  }

  async openCount(tx: TenantTx): Promise<number> {
    const row = await tx.first<{ count: number }>(
      `select count(*)::integer as count from overlap_warnings
        where workspace_id = $1 and status = 'open'`,
      [tx.workspaceId],
    );
    return row?.count ?? 0;
  }
}
