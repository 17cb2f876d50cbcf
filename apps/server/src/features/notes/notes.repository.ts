import type { NoteKind } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { NoteRow } from './note-row.js';

export interface NewNote {
  id: string;
  kind: NoteKind;
  developerId: string;
  taskId: string | null;
  title: string;
  detail: string | null;
  waitsForDeveloperId: string | null;
  waitsForTaskId: string | null;
  now: Date;
}

const COLUMNS = `
  n.id, n.kind, n.developer_id, d.name as owner_name, d.handle as owner_handle,
  d.avatar_url as owner_avatar_url, d.visibility as owner_visibility, n.task_id, n.title, n.detail,
  n.resolution, n.created_at, n.resolved_at, n.waits_for_developer_id, p.name as awaited_name,
  p.handle as awaited_handle, p.avatar_url as awaited_avatar_url,
  p.visibility as awaited_visibility, n.waits_for_task_id, t.title as awaited_task_title,
  t.status as awaited_task_status
  from work_notes n
  join developers d on d.tenant_id = $2 and d.id = n.developer_id
  left join developers p on p.tenant_id = $2 and p.id = n.waits_for_developer_id
  left join tasks t on t.workspace_id = n.workspace_id and t.id = n.waits_for_task_id`;

@Injectable()
export class NotesRepository {
  async insert(tx: TenantTx, note: NewNote): Promise<void> {
    await tx.run(
      `insert into work_notes (workspace_id, id, kind, developer_id, task_id, title, detail,
         waits_for_developer_id, waits_for_task_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tx.workspaceId,
        note.id,
        note.kind,
        note.developerId,
        note.taskId,
        note.title,
        note.detail,
        note.waitsForDeveloperId,
        note.waitsForTaskId,
        note.now,
      ],
    );
  }

  async hold(tx: TenantTx, id: string): Promise<NoteRow | undefined> {
    return tx.first<NoteRow>(
      `select ${COLUMNS} where n.workspace_id = $1 and n.id = $3 for update of n`,
      [tx.workspaceId, tx.tenantId, id],
    );
  }

  async resolve(tx: TenantTx, id: string, resolution: string | null, now: Date): Promise<boolean> {
    const touched = await tx.run(
      `update work_notes set resolved_at = $3, resolution = $4
        where workspace_id = $1 and id = $2 and kind = 'blocker' and resolved_at is null`,
      [tx.workspaceId, id, now, resolution],
    );
    return touched > 0;
  }

  async openBlockers(tx: TenantTx, limit: number): Promise<NoteRow[]> {
    return tx.query<NoteRow>(
      `select ${COLUMNS}
        where n.workspace_id = $1 and n.kind = 'blocker' and n.resolved_at is null
        order by n.created_at desc, n.id desc limit $3`,
      [tx.workspaceId, tx.tenantId, limit],
    );
  }

  async latestDecisions(tx: TenantTx, limit: number): Promise<NoteRow[]> {
    return tx.query<NoteRow>(
      `select ${COLUMNS} where n.workspace_id = $1 and n.kind = 'decision'
        order by n.created_at desc, n.id desc limit $3`,
      [tx.workspaceId, tx.tenantId, limit],
    );
  }

  /** Open blockers that wait for this developer, or of theirs whose awaited task is over. */
  async toldTo(tx: TenantTx, developerId: string, limit: number): Promise<NoteRow[]> {
    return tx.query<NoteRow>(
      `select ${COLUMNS}
        where n.workspace_id = $1 and n.kind = 'blocker' and n.resolved_at is null
          and (n.waits_for_developer_id = $3
            or (n.developer_id = $3 and n.waits_for_task_id is not null
              and t.status in ('done', 'cancelled')))
        order by n.created_at, n.id limit $4`,
      [tx.workspaceId, tx.tenantId, developerId, limit],
    );
  }

  /** Open blockers that wait for a task. */
  async waitingForTask(tx: TenantTx, taskId: string): Promise<{ id: string; title: string }[]> {
    return tx.query(
      `select id, title from work_notes
        where workspace_id = $1 and waits_for_task_id = $2 and resolved_at is null
        order by id limit 100`,
      [tx.workspaceId, taskId],
    );
  }

  /** Whether the task exists, and whose it is. */
  async taskOwner(tx: TenantTx, taskId: string): Promise<string | undefined> {
    const row = await tx.first<{ developer_id: string }>(
      'select developer_id from tasks where workspace_id = $1 and id = $2',
      [tx.workspaceId, taskId],
    );
    return row?.developer_id;
  }
}
