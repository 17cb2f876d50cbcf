import type { NoteKind, NoteReply, Visibility } from '@covibe/contracts';
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
    waits_for: null,
    waits_for_task: null,
    open: row.kind === 'blocker' && row.resolved_at === null,
    resolution: row.resolution,
    created_at: row.created_at.toISOString(),
    resolved_at: row.resolved_at?.toISOString() ?? null,
  };
}
