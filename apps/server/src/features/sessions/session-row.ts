import type { AgentSessionReply, AgentType, SessionState, Visibility } from '@covibe/contracts';
import { shownTo } from '../members/index.js';

export interface SessionRow {
  id: string;
  developer_id: string;
  owner_name: string;
  owner_handle: string;
  owner_avatar_url: string | null;
  owner_visibility: Visibility;
  agent_type: AgentType | null;
  agent_type_verified: boolean;
  repo: string | null;
  branch: string | null;
  status: 'active' | 'ended';
  started_at: Date;
  last_seen_at: Date;
  ended_at: Date | null;
  task_ids: string[];
}

/** Active sessions that gave no sign of life for a while are stale; ended ones stay ended. */
function stateOf(
  { status, last_seen_at }: Pick<SessionRow, 'status' | 'last_seen_at'>,
  staleBefore: Date,
): SessionState {
  if (status === 'ended') return 'ended';
  return last_seen_at < staleBefore ? 'stale' : 'active';
}

export function sessionReply(
  row: SessionRow,
  { viewerId, staleBefore }: { viewerId: string; staleBefore: Date },
): AgentSessionReply {
  return {
    id: row.id,
    owner: shownTo(viewerId, {
      id: row.developer_id,
      name: row.owner_name,
      handle: row.owner_handle,
      avatar_url: row.owner_avatar_url,
      visibility: row.owner_visibility,
    }),
    is_mine: row.developer_id === viewerId,
    agent_type: row.agent_type,
    agent_type_verified: row.agent_type_verified,
    repo: row.repo,
    branch: row.branch,
    state: stateOf(row, staleBefore),
    started_at: row.started_at.toISOString(),
    last_seen_at: row.last_seen_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    task_ids: row.task_ids,
  };
}
