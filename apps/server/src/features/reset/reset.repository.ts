import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { WorkTable } from '../../platform/database/work-tables.js';

export type Counts = Record<string, number>;

/** A reset's own record, by which one that was interrupted goes on and still adds up. */
@Injectable()
export class ResetRepository {
  /** Begins one, or finds the one that somebody began and that never came to its end. */
  async begin(
    tx: TenantTx,
    { id, by, now }: { id: string; by: string; now: Date },
  ): Promise<string> {
    await tx.run(
      `insert into data_resets (tenant_id, id, started_by_developer_id, started_at)
       values ($1, $2, $3, $4)
       on conflict (tenant_id) where status = 'running' do nothing`,
      [tx.tenantId, id, by, now],
    );
    const row = await tx.first<{ id: string }>(
      `select id from data_resets where tenant_id = $1 and status = 'running'`,
      [tx.tenantId],
    );
    return row?.id ?? id;
  }

  /** Locks the record, so that two servers on the same reset take turns; false once it is over. */
  async hold(tx: TenantTx, id: string): Promise<boolean> {
    const row = await tx.first(
      `select 1 from data_resets
        where tenant_id = $1 and id = $2 and status = 'running' for update`,
      [tx.tenantId, id],
    );
    return row !== undefined;
  }

  /** Deletes some rows of the transaction's workspace; answers how many. */
  async deleteSome(tx: TenantTx, { name, key }: WorkTable, limit: number): Promise<number> {
    const columns = key.join(', ');
    // Here a table changes faster than its statistics: planned for a few rows, a loop within a loop
    // would take thousands of times as long as it should.
    await tx.run('set local enable_nestloop = off');
    return tx.run(
      `delete from ${name} where workspace_id = $1 and (${columns}) in (
         select ${columns} from ${name} where workspace_id = $1 limit $2)`,
      [tx.workspaceId, limit],
    );
  }

  async count(tx: TenantTx, id: string, { name }: WorkTable, deleted: number): Promise<void> {
    await tx.run(
      `update data_resets
          set deleted = jsonb_set(deleted, array[$3],
                                  to_jsonb(coalesce((deleted ->> $3)::bigint, 0) + $4::bigint))
        where tenant_id = $1 and id = $2`,
      [tx.tenantId, id, name, deleted],
    );
  }

  /** Answers the counts to the one who ends it, and nothing to whoever comes later. */
  async finish(tx: TenantTx, id: string, now: Date): Promise<Counts | undefined> {
    const row = await tx.first<{ deleted: Counts }>(
      `update data_resets set status = 'done', finished_at = $3
        where tenant_id = $1 and id = $2 and status = 'running' returning deleted`,
      [tx.tenantId, id, now],
    );
    return row?.deleted;
  }

  /** Wakes the open pages of every workspace, once this transaction is through. */
  async wake(tx: TenantTx, workspaceIds: readonly string[], topics: readonly string[]) {
    await tx.query(
      `select pg_notify('covibe_live', json_build_object('w', w, 't', t)::text)
         from unnest($1::text[]) as w cross join unnest($2::text[]) as t`,
      [workspaceIds, topics],
    );
  }

  async counts(tx: TenantTx, id: string): Promise<Counts> {
    const row = await tx.first<{ deleted: Counts }>(
      'select deleted from data_resets where tenant_id = $1 and id = $2',
      [tx.tenantId, id],
    );
    return row?.deleted ?? {};
  }
}
