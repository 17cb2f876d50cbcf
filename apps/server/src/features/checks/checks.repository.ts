import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

export interface CheckRow {
  id: string;
  subject_type: 'task' | 'workstream';
  text_hash: string;
  status: 'ok' | 'warning';
  matches: object[];
  created_at: Date;
  expires_at: Date;
}

@Injectable()
export class ChecksRepository {
  async insert(tx: TenantTx, developerId: string, check: CheckRow): Promise<void> {
    await tx.run(
      `insert into preflight_checks
         (workspace_id, id, developer_id, subject_type, text_hash, status, matches, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)`,
      [
        tx.workspaceId,
        check.id,
        developerId,
        check.subject_type,
        check.text_hash,
        check.status,
        JSON.stringify(check.matches),
        check.created_at,
        check.expires_at,
      ],
    );
  }

  async hasFresh(
    tx: TenantTx,
    { developerId, hash, now }: { developerId: string; hash: string; now: Date },
  ): Promise<boolean> {
    const row = await tx.first(
      `select 1 from preflight_checks
        where workspace_id = $1 and developer_id = $2 and text_hash = $3 and expires_at > $4
        limit 1`,
      [tx.workspaceId, developerId, hash, now],
    );
    return row !== undefined;
  }
}
