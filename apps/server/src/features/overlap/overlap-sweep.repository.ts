import { OPEN_STATUSES, RECENT_DAYS, type WarningStatus } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { CheckedText } from './checked-text.js';
import type { SubjectType } from './found-work.js';

export interface UnindexedWork extends CheckedText {
  id: string;
  type: SubjectType;
}

const LIVES = `(w.status = any($2) or w.finished_at > $3::timestamptz - make_interval(days => ${RECENT_DAYS}))`;

@Injectable()
export class OverlapSweepRepository {
  /** Open and recent work that is not in the index, or in it by an older way of reading texts. */
  async unindexed(
    tx: TenantTx,
    asked: { version: number; now: Date; limit: number },
  ): Promise<UnindexedWork[]> {
    const missing = `not exists (
      select 1 from overlap_items i
       where i.workspace_id = $1 and i.item_id = w.id and i.terms_version = $4)`;
    return tx.query<UnindexedWork>(
      `select w.id, 'task' as type, w.title, w.description, w.scope, w.action, w.component, w.repo,
              w.branch, w.paths
         from tasks w where w.workspace_id = $1 and ${LIVES} and ${missing}
       union all
       select w.id, 'workstream', w.title, w.description, w.scope, null, null, w.repo, null,
              '{}'::text[]
         from workstreams w
        where w.workspace_id = $1 and not w.auto_created and ${LIVES} and ${missing}
       limit $5`,
      [tx.workspaceId, OPEN_STATUSES, asked.now, asked.version, asked.limit],
    );
  }

  /** Items whose work ended too long ago to be worth a mention. */
  async outlived(tx: TenantTx, now: Date, limit: number): Promise<string[]> {
    const rows = await tx.query<{ item_id: string }>(
      `select i.item_id from overlap_items i
        where i.workspace_id = $1
          and not exists (select 1 from tasks w
                           where w.workspace_id = $1 and w.id = i.item_id and ${LIVES})
          and not exists (select 1 from workstreams w
                           where w.workspace_id = $1 and w.id = i.item_id and ${LIVES})
        order by i.item_id limit $4`,
      [tx.workspaceId, OPEN_STATUSES, now, limit],
    );
    return rows.map(({ item_id }) => item_id);
  }

  async dropOldIntents(tx: TenantTx, now: Date): Promise<void> {
    await tx.run('delete from work_intents where workspace_id = $1 and expires_at <= $2', [
      tx.workspaceId,
      now,
    ]);
  }

  /** Reservations that standing warnings name although nobody holds them any more. */
  async lapsedReservations(tx: TenantTx): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select distinct other as id
         from overlap_warnings w
        cross join lateral unnest(w.other_ids) as other
        where w.workspace_id = $1 and w.status in ('open', 'confirmed')
          and starts_with(other, 'chk_')
          and not exists (select 1 from work_intents n
                           where n.workspace_id = $1 and n.check_id = other)`,
      [tx.workspaceId],
    );
    return rows.map(({ id }) => id);
  }

  /** Warnings about work that nobody began and nobody asks about any more, confirmed ones as well. */
  async forgotten(
    tx: TenantTx,
    before: Date,
    limit: number,
  ): Promise<{ id: string; subject: CheckedText; status: WarningStatus }[]> {
    return tx.query(
      `select id, subject, status from overlap_warnings
        where workspace_id = $1 and status in ('open', 'confirmed') and subject_id is null
          and checked_at < $2
        order by checked_at limit $3`,
      [tx.workspaceId, before, limit],
    );
  }

  /** Deletes past warnings in batches; answers how many went. */
  async clearPast(
    tx: TenantTx,
    { informedBefore, settledBefore }: { informedBefore: Date; settledBefore: Date },
    limit: number,
  ): Promise<number> {
    return tx.run(
      `delete from overlap_warnings
        where workspace_id = $1 and id in (
          select id from overlap_warnings
           where workspace_id = $1
             and ((status = 'informed' and created_at < $2)
                  or (status in ('joined', 'dismissed', 'cleared') and created_at < $3))
           limit $4)`,
      [tx.workspaceId, informedBefore, settledBefore, limit],
    );
  }

  /** Terms that stand in no item any more. */
  async clearUnused(tx: TenantTx): Promise<void> {
    await tx.run(
      `delete from overlap_terms
        where workspace_id = $1 and term in (
          select term from overlap_terms where workspace_id = $1 and items = 0
           order by term for update skip locked)`,
      [tx.workspaceId],
    );
  }
}
