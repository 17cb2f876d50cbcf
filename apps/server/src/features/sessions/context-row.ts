import type { ContextReply, Visibility } from '@covibe/contracts';
import { shownTo } from '../members/index.js';

export interface ContextRow {
  id: string;
  developer_id: string;
  owner_name: string;
  owner_handle: string;
  owner_avatar_url: string | null;
  owner_visibility: Visibility;
  title: string;
  summary: string;
  files_touched: string[];
  next_actions: string[];
  blockers: string[];
  task_ids: string[];
  repo: string | null;
  branch: string | null;
  published_at: Date;
  expires_at: Date;
}

export function contextReply(row: ContextRow, viewerId: string): ContextReply {
  const { developer_id, owner_name, owner_handle, owner_avatar_url, owner_visibility } = row;
  return {
    id: row.id,
    owner: shownTo(viewerId, {
      id: developer_id,
      name: owner_name,
      handle: owner_handle,
      avatar_url: owner_avatar_url,
      visibility: owner_visibility,
    }),
    is_mine: developer_id === viewerId,
    title: row.title,
    summary: row.summary,
    files_touched: row.files_touched,
    next_actions: row.next_actions,
    blockers: row.blockers,
    task_ids: row.task_ids,
    repo: row.repo,
    branch: row.branch,
    published_at: row.published_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
  };
}
