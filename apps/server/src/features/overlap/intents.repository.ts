import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { CheckedWork, Hand } from './checks.repository.js';

export interface Intent extends CheckedWork {
  checkId: string;
  terms: readonly number[];
  free: boolean;
  since: Date;
  until: Date;
}

/** What each agent is about to begin: its last check, for as long as that stands. */
@Injectable()
export class IntentsRepository {
  keep(tx: TenantTx, hand: Hand, intent: Intent): void {
    tx.write(
      `insert into work_intents (workspace_id, developer_id, hand, credential, session_id, check_id,
         subject_type, text_hash, terms, free, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::integer[], $10, $11, $12)
       on conflict (workspace_id, developer_id, hand) do update
         set credential = excluded.credential, session_id = excluded.session_id,
             check_id = excluded.check_id, subject_type = excluded.subject_type,
             text_hash = excluded.text_hash, terms = excluded.terms, free = excluded.free,
             created_at = excluded.created_at, expires_at = excluded.expires_at`,
      [
        tx.workspaceId,
        hand.developerId,
        hand.sessionId ?? hand.credential,
        hand.credential,
        hand.sessionId,
        intent.checkId,
        intent.type,
        intent.hash,
        intent.terms,
        intent.free,
        intent.since,
        intent.until,
      ],
    );
  }

  /** Nothing stands against it any more: from now on it stops others. */
  async free(tx: TenantTx, checkId: string): Promise<void> {
    await tx.run(
      'update work_intents set free = true where workspace_id = $1 and check_id = $2 and not free',
      [tx.workspaceId, checkId],
    );
  }

  drop(tx: TenantTx, checkIds: readonly string[]): void {
    tx.write('delete from work_intents where workspace_id = $1 and check_id = any($2)', [
      tx.workspaceId,
      checkIds,
    ]);
  }
}
