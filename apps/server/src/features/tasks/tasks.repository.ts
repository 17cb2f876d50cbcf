import type { Priority, TaskAction, TaskStatus } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { TASK_COLUMNS, type TaskRow } from './task-row.js';

export interface NewTask {
  id: string;
  workstreamId: string;
  developerId: string;
  title: string;
  titleKey: string;
  description?: string;
  scope?: string;
  action?: TaskAction;
  component?: string;
  repo?: string;
  branch?: string;
  paths?: string[];
  agentType?: string;
  status: TaskStatus;
  priority?: Priority;
  plannedStart?: string;
  estimateMinutes?: number;
  now: Date;
}

/** Columns a change may set; a missing one stays as it is. */
export interface TaskChange {
  status?: TaskStatus;
  fields?: Record<string, string | number | string[] | Date | null>;
}

const FROM = `
  from tasks t
  join developers d on d.tenant_id = $2 and d.id = t.developer_id
  join workstreams w on w.workspace_id = t.workspace_id and w.id = t.workstream_id`;

/** The only columns a change may name. */
const CHANGEABLE = new Set([
  'title',
  'title_key',
  'description',
  'scope',
  'action',
  'component',
  'repo',
  'branch',
  'paths',
  'workstream_id',
  'priority',
  'planned_start',
  'estimate_minutes',
  'blocked_reason',
  'cancel_reason',
  'result_summary',
  'started_at',
  'finished_at',
  'developer_id',
  'agent_type',
]);

@Injectable()
export class TasksRepository {
  async insert(tx: TenantTx, task: NewTask): Promise<void> {
    await tx.run(
      `insert into tasks (workspace_id, id, workstream_id, developer_id, title, title_key,
         description, scope, action, component, repo, branch, paths, agent_type, status, priority,
         planned_start, estimate_minutes, created_at, updated_at, started_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
         $19, $19, case when $15 = 'active' then $19::timestamptz end)`,
      [
        tx.workspaceId,
        task.id,
        task.workstreamId,
        task.developerId,
        task.title,
        task.titleKey,
        task.description ?? null,
        task.scope ?? null,
        task.action ?? null,
        task.component ?? null,
        task.repo ?? null,
        task.branch ?? null,
        task.paths ?? [],
        task.agentType ?? null,
        task.status,
        task.priority ?? 'normal',
        task.plannedStart ?? null,
        task.estimateMinutes ?? null,
        task.now,
      ],
    );
  }

  async find(tx: TenantTx, id: string): Promise<TaskRow | undefined> {
    return tx.first<TaskRow>(
      `select ${TASK_COLUMNS} ${FROM} where t.workspace_id = $1 and t.id = $3`,
      [tx.workspaceId, tx.tenantId, id],
    );
  }

  /** The task held until the transaction ends, so that two changes at once queue up. */
  async hold(tx: TenantTx, id: string): Promise<TaskRow | undefined> {
    return tx.first<TaskRow>(
      `select ${TASK_COLUMNS} ${FROM} where t.workspace_id = $1 and t.id = $3 for update of t`,
      [tx.workspaceId, tx.tenantId, id],
    );
  }

  /** Changes a task only while it is in one of the named states; answers whether it was. */
  async change(
    tx: TenantTx,
    { id, from, now }: { id: string; from: readonly TaskStatus[]; now: Date },
    { status, fields = {} }: TaskChange,
  ): Promise<boolean> {
    const names = Object.keys(fields);
    for (const name of names) if (!CHANGEABLE.has(name)) throw new Error(`no column ${name}`);
    const sets = names.map((name, place) => `${name} = $${place + 6}`);
    const touched = await tx.run(
      `update tasks set ${['status = coalesce($4, status)', 'updated_at = $5', ...sets].join(', ')}
        where workspace_id = $1 and id = $2 and status = any($3)`,
      [tx.workspaceId, id, from, status ?? null, now, ...Object.values(fields)],
    );
    return touched > 0;
  }

  async isMember(tx: TenantTx, developerId: string): Promise<boolean> {
    const row = await tx.first(
      `select 1 from workspace_memberships
        where tenant_id = $1 and workspace_id = $2 and developer_id = $3 and status = 'active'`,
      [tx.tenantId, tx.workspaceId, developerId],
    );
    return row !== undefined;
  }
}
