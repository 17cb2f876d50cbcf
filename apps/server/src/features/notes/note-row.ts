import type { NoteKind, NoteReply, TaskStatus, Visibility } from '@covibe/contracts';
import { shownTo } from '../members/index.js';

export interface NoteRow {
  id: string;
  kind: NoteKind;
  developer_id: string;
  owner_name: string;
  owner_handle: string;
  owner_avatar_url: string | null;
  owner_visibility: Visibility;
  task_id: string | null;
  title: string;
  detail: string | null;
  resolution: string | null;
  created_at: Date;
  resolved_at: Date | null;
  waits_for_developer_id: string | null;
  awaited_name: string | null;
  awaited_handle: string | null;
  awaited_avatar_url: string | null;
  awaited_visibility: Visibility | null;
  waits_for_task_id: string | null;
  awaited_task_title: string | null;
  awaited_task_status: TaskStatus | null;
}

export function noteReply(row: NoteRow, viewerId: string): NoteReply {
  const { developer_id, owner_name, owner_handle, owner_avatar_url, owner_visibility } = row;
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    detail: row.detail,
    owner: shownTo(viewerId, {
      id: developer_id,
      name: owner_name,
      handle: owner_handle,
      avatar_url: owner_avatar_url,
      visibility: owner_visibility,
    }),
    is_mine: developer_id === viewerId,
    task_id: row.task_id,
    waits_for: awaitedPerson(row, viewerId),
    waits_for_task: awaitedTask(row),
    open: row.kind === 'blocker' && row.resolved_at === null,
    resolution: row.resolution,
    created_at: row.created_at.toISOString(),
    resolved_at: row.resolved_at?.toISOString() ?? null,
  };
}

function awaitedPerson(row: NoteRow, viewerId: string): NoteReply['waits_for'] {
  const { waits_for_developer_id: id, awaited_name, awaited_handle } = row;
  if (id === null) return null;
  return shownTo(viewerId, {
    id,
    name: awaited_name ?? '',
    handle: awaited_handle ?? '',
    avatar_url: row.awaited_avatar_url,
    visibility: row.awaited_visibility ?? 'public',
  });
}

function awaitedTask(row: NoteRow): NoteReply['waits_for_task'] {
  const { waits_for_task_id: id, awaited_task_title, awaited_task_status } = row;
  if (id === null || awaited_task_status === null) return null;
  return { id, title: awaited_task_title ?? '', status: awaited_task_status };
}
