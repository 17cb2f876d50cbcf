import type {
  AgentType,
  ClaimMode,
  ClaimReply,
  ClaimStatus,
  PersonReply,
  Visibility,
  WaitReply,
} from '@covibe/contracts';
import { shownTo } from '../members/index.js';
import type { Wanted } from './wanted.js';

interface WantedRow {
  id: string;
  developer_id: string;
  owner_name: string;
  owner_handle: string;
  owner_avatar_url: string | null;
  owner_visibility: Visibility;
  session_id: string | null;
  task_id: string | null;
  agent_type: AgentType | null;
  repo: string;
  globs: string[];
  area: string | null;
  mode: ClaimMode;
  reason: string | null;
  lease_minutes: number;
}

export interface ClaimRow extends WantedRow {
  status: ClaimStatus;
  granted_at: Date;
  lease_until: Date;
}

export interface WaitRow extends WantedRow {
  asked_at: Date;
  expires_at: Date;
  free_since: Date | null;
  turn_until: Date | null;
}

/** A row whose patterns were read. */
export type Read<Row> = Row & { wanted: Wanted };

export function claimReply(row: ClaimRow, viewerId: string, waiting: number): ClaimReply {
  return {
    id: row.id,
    owner: ownerOf(row, viewerId),
    is_mine: row.developer_id === viewerId,
    agent_type: row.agent_type,
    session_id: row.session_id,
    task_id: row.task_id,
    repo: row.repo,
    globs: row.globs,
    area: row.area,
    mode: row.mode,
    reason: row.reason,
    status: row.status,
    granted_at: row.granted_at.toISOString(),
    lease_until: row.lease_until.toISOString(),
    waiting,
  };
}

export function waitReply(row: WaitRow, viewerId: string, place: number): WaitReply {
  return {
    id: row.id,
    owner: ownerOf(row, viewerId),
    is_mine: row.developer_id === viewerId,
    agent_type: row.agent_type,
    repo: row.repo,
    globs: row.globs,
    area: row.area,
    mode: row.mode,
    place,
    asked_at: row.asked_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    free_since: row.free_since?.toISOString() ?? null,
  };
}

export function ownerOf(row: WantedRow, viewerId: string): PersonReply {
  return shownTo(viewerId, {
    id: row.developer_id,
    name: row.owner_name,
    handle: row.owner_handle,
    avatar_url: row.owner_avatar_url,
    visibility: row.owner_visibility,
  });
}

export function secondsUntil(moment: Date, now: Date): number {
  return Math.max(0, Math.ceil((moment.getTime() - now.getTime()) / 1_000));
}
