import type {
  LinkedTask,
  Priority,
  TaskCounts,
  TaskStatus,
  Visibility,
  WorkstreamReply,
} from '@covibe/contracts';
import { shownTo } from '../members/index.js';

export interface WorkstreamRow {
  id: string;
  title: string;
  description: string | null;
  scope: string | null;
  repo: string | null;
  status: TaskStatus;
  priority: Priority;
  auto_created: boolean;
  developer_id: string;
  owner_name: string;
  owner_handle: string;
  owner_avatar_url: string | null;
  owner_visibility: Visibility;
  planned_start: Date | null;
  cancel_reason: string | null;
  result_summary: string | null;
  created_at: Date;
  updated_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

/** What a workstream's tasks add to it. */
export interface LinkedWork {
  counts: TaskCounts;
  recent: LinkedTask[];
}

export const NO_WORK: LinkedWork = {
  counts: { planned: 0, active: 0, blocked: 0, done: 0, cancelled: 0 },
  recent: [],
};

export const WORKSTREAM_COLUMNS = `
  s.id, s.title, s.description, s.scope, s.repo, s.status, s.priority, s.auto_created,
  s.developer_id, d.name as owner_name, d.handle as owner_handle, d.avatar_url as owner_avatar_url,
  d.visibility as owner_visibility, s.planned_start, s.cancel_reason, s.result_summary,
  s.created_at, s.updated_at, s.started_at, s.finished_at
  from workstreams s
  join developers d on d.tenant_id = $2 and d.id = s.developer_id`;

export function workstreamReply(
  row: WorkstreamRow,
  work: LinkedWork,
  viewerId: string,
): WorkstreamReply {
  const { developer_id, owner_name, owner_handle, owner_avatar_url, owner_visibility } = row;
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    scope: row.scope,
    repo: row.repo,
    status: row.status,
    priority: row.priority,
    auto_created: row.auto_created,
    owner: shownTo(viewerId, {
      id: developer_id,
      name: owner_name,
      handle: owner_handle,
      avatar_url: owner_avatar_url,
      visibility: owner_visibility,
    }),
    is_mine: developer_id === viewerId,
    task_counts: work.counts,
    recent_tasks: work.recent,
    planned_start: row.planned_start?.toISOString() ?? null,
    cancel_reason: row.cancel_reason,
    result_summary: row.result_summary,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}
