import type { TaskStatus } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Cursor } from '../../platform/database/cursor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { TASK_COLUMNS, type TaskRow } from './task-row.js';

export interface TaskQuery {
  statuses: TaskStatus[];
  after?: Cursor;
  limit: number;
  viewerId: string;
  workstreamId?: string;
  /** Handle or id. A private teammate is found by nobody but themselves. */
  owner?: string;
  repo?: string;
  words?: string;
}

@Injectable()
export class TaskListsRepository {
  /**
   * The latest of each status are found by themselves, in the order of the index, and then put
   * together: asked for several at once, PostgreSQL would sort all open work for every page.
   */
  async page(tx: TenantTx, query: TaskQuery): Promise<TaskRow[]> {
    const values: (string | number | Date | string[])[] = [
      tx.workspaceId,
      tx.tenantId,
      query.statuses,
    ];
    const bind = (value: string | number | Date): string => `$${values.push(value)}`;
    const where = ['t.workspace_id = $1', 't.status = asked.status'];
    if (query.workstreamId) where.push(`t.workstream_id = ${bind(query.workstreamId)}`);
    if (query.repo) where.push(`t.repo = ${bind(query.repo)}`);
    if (query.owner) {
      const owner = bind(query.owner);
      const viewer = bind(query.viewerId);
      where.push(`t.developer_id in (
        select d.id from developers d
         where d.tenant_id = $2 and (d.handle = ${owner} or d.id = ${owner})
           and (d.visibility = 'public' or d.id = ${viewer}))`);
    }
    if (query.words) where.push(`t.title_key like ${bind(`%${escapeLike(query.words)}%`)}`);
    if (query.after) {
      const { at, id } = query.after;
      where.push(`(t.updated_at, t.id) < (${bind(at)}::timestamptz, ${bind(id)})`);
    }
    const most = bind(query.limit);
    return tx.query<TaskRow>(
      `select ${TASK_COLUMNS}
         from (select distinct unnest($3::text[])) asked (status)
        cross join lateral (
          select * from tasks t
           where ${where.join(' and ')}
           order by t.updated_at desc, t.id desc
           limit ${most}) t
         join developers d on d.tenant_id = $2 and d.id = t.developer_id
         join workstreams w on w.workspace_id = t.workspace_id and w.id = t.workstream_id
        order by t.updated_at desc, t.id desc
        limit ${most}`,
      values,
    );
  }
}

function escapeLike(words: string): string {
  return words.toLowerCase().replace(/[\\%_]/g, '\\$&');
}
