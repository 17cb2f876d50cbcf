import type { LinkedTask, TaskStatus } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { NO_WORK, type LinkedWork } from './workstream-row.js';

const RECENT = 5;

/** Counts and recent titles of the tasks of some workstreams. */
@Injectable()
export class LinkedWorkRepository {
  async of(tx: TenantTx, ids: readonly string[]): Promise<Map<string, LinkedWork>> {
    const found = new Map<string, LinkedWork>();
    if (ids.length === 0) return found;
    const counts = await tx.query<{ workstream_id: string; status: TaskStatus; count: number }>(
      `select workstream_id, status, count(*)::integer as count from tasks
        where workspace_id = $1 and workstream_id = any($2) group by workstream_id, status`,
      [tx.workspaceId, ids],
    );
    const recent = await tx.query<LinkedTask & { workstream_id: string }>(
      `select t.workstream_id, t.id, t.title, t.status
         from unnest($2::text[]) as asked(id)
         cross join lateral (
           select workstream_id, id, title, status from tasks
            where workspace_id = $1 and workstream_id = asked.id
            order by updated_at desc limit $3) t`,
      [tx.workspaceId, ids, RECENT],
    );
    for (const id of ids) {
      found.set(id, { counts: { ...NO_WORK.counts }, recent: [] });
    }
    for (const { workstream_id, status, count } of counts) {
      const work = found.get(workstream_id);
      if (work) work.counts[status] = count;
    }
    for (const { workstream_id, id, title, status } of recent) {
      found.get(workstream_id)?.recent.push({ id, title, status });
    }
    return found;
  }
}
