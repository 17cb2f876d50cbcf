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
  async page(tx: TenantTx, query: TaskQuery): Promise<TaskRow[]> {
    const values: (string | number | Date | string[])[] = [
      tx.workspaceId,
      tx.tenantId,
      query.statuses,
    ];
    const bind = (value: string | number | Date): string => `$${values.push(value)}`;
    const where = ['t.workspace_id = $1', 't.status = any($3)'];
    if (query.workstreamId) where.push(`t.workstream_id = ${bind(query.workstreamId)}`);
    if (query.repo) where.push(`t.repo = ${bind(query.repo)}`);
    if (query.owner) {
      const owner = bind(query.owner);
      const viewer = bind(query.viewerId);
      where.push(`(d.handle = ${owner} or d.id = ${owner})`);
      where.push(`(d.visibility = 'public' or d.id = ${viewer})`);
    }
    if (query.words) where.push(`t.title_key like ${bind(`%${escapeLike(query.words)}%`)}`);
    if (query.after) {
      const { at, id } = query.after;
      where.push(`(t.updated_at, t.id) < (${bind(at)}::timestamptz, ${bind(id)})`);
    }
    return tx.query<TaskRow>(
      `select ${TASK_COLUMNS}
         from tasks t
         join developers d on d.tenant_id = $2 and d.id = t.developer_id
         join workstreams w on w.workspace_id = t.workspace_id and w.id = t.workstream_id
        where ${where.join(' and ')}
        order by t.updated_at desc, t.id desc
        limit ${bind(query.limit)}`,
      values,
    );
  }
}

function escapeLike(words: string): string {
  return words.toLowerCase().replace(/[\\%_]/g, '\\$&');
}
