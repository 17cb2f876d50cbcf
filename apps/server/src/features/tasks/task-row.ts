import type {
  AgentType,
  Priority,
  TaskAction,
  TaskReply,
  TaskStatus,
  Visibility,
} from '@covibe/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import { shownTo } from '../members/index.js';

/** A task as the database keeps it, with the names of its owner and workstream. */
export interface TaskRow {
  id: string;
  title: string;
  description: string | null;
  scope: string | null;
  action: TaskAction | null;
  component: string | null;
  repo: string | null;
  branch: string | null;
  paths: string[];
  workstream_id: string;
  workstream_title: string;
  developer_id: string;
  owner_name: string;
  owner_handle: string;
  owner_avatar_url: string | null;
  owner_visibility: Visibility;
  agent_type: AgentType | null;
  status: TaskStatus;
  priority: Priority;
  planned_start: Date | null;
  estimate_minutes: number | null;
  blocked_reason: string | null;
  cancel_reason: string | null;
  result_summary: string | null;
  created_at: Date;
  updated_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

/** Columns of `TaskRow`, for a query over tasks `t`, developers `d` and workstreams `w`. */
export const TASK_COLUMNS = `
  t.id, t.title, t.description, t.scope, t.action, t.component, t.repo, t.branch, t.paths,
  t.workstream_id, w.title as workstream_title, t.developer_id, d.name as owner_name,
  d.handle as owner_handle, d.avatar_url as owner_avatar_url, d.visibility as owner_visibility,
  t.agent_type, t.status, t.priority, t.planned_start, t.estimate_minutes, t.blocked_reason,
  t.cancel_reason, t.result_summary, t.created_at, t.updated_at, t.started_at, t.finished_at`;

/** What somebody else may read of a task; a private owner stays unnamed. */
export function taskReply(row: TaskRow, viewer: Pick<Actor, 'developerId'>): TaskReply {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    scope: row.scope,
    action: row.action,
    component: row.component,
    repo: row.repo,
    branch: row.branch,
    paths: row.paths,
    workstream: { id: row.workstream_id, title: row.workstream_title },
    owner: shownTo(viewer.developerId, {
      id: row.developer_id,
      name: row.owner_name,
      handle: row.owner_handle,
      avatar_url: row.owner_avatar_url,
      visibility: row.owner_visibility,
    }),
    is_mine: row.developer_id === viewer.developerId,
    agent_type: row.agent_type,
    status: row.status,
    priority: row.priority,
    planned_start: row.planned_start?.toISOString() ?? null,
    estimate_minutes: row.estimate_minutes,
    blocked_reason: row.blocked_reason,
    cancel_reason: row.cancel_reason,
    result_summary: row.result_summary,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}
