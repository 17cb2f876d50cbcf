import type { ActivityEntry, AgentType, TaskEventReply, Visibility } from '@covibe/contracts';
import { isHiddenFrom, shownTo } from '../members/index.js';

export interface EventRow {
  id: string;
  type: string;
  occurred_at: Date;
  actor_developer_id: string | null;
  actor_name: string | null;
  actor_handle: string | null;
  actor_avatar_url: string | null;
  actor_visibility: Visibility | null;
  actor_via: 'session' | 'agent' | 'system';
  agent_type: AgentType | null;
  subject_type: string | null;
  subject_id: string | null;
  payload_json: Record<string, unknown>;
  /** Where the event is about a person. */
  subject_visibility: Visibility | null;
}

export const EVENT_COLUMNS = `
  e.id, e.type, e.occurred_at, e.actor_developer_id, d.name as actor_name, d.handle as actor_handle,
  d.avatar_url as actor_avatar_url, d.visibility as actor_visibility, e.actor_via, e.agent_type,
  e.subject_type, e.subject_id, e.payload_json, about.visibility as subject_visibility`;

/** The fields of an event's payload that say in words what came of it, most telling first. */
const WORDS = ['result_summary', 'reason', 'resolution', 'summary'] as const;

export function entryOf(row: EventRow, viewerId: string): ActivityEntry {
  return {
    ...eventOf(row, viewerId),
    subject: subjectOf(row, viewerId),
    repo: textOf(row.payload_json['repo']),
  };
}

/** What an event is about: no private person, and of what only its author may read no title. */
function subjectOf(row: EventRow, viewerId: string): ActivityEntry['subject'] {
  const { subject_type: type, subject_id: id } = row;
  if (!type || !id || hides(viewerId, id, row.subject_visibility)) return null;
  return { type, id, title: titleOf(row, viewerId) };
}

/** The title of a thing; what its owner named says who that is, so with a private one it is not told. */
function titleOf(row: EventRow, viewerId: string): string | null {
  const { payload_json: payload, subject_type: type } = row;
  const hidden = hides(viewerId, row.actor_developer_id, row.actor_visibility);
  if (type === 'context' && hidden) return null;
  if (type !== 'setup') return textOf(payload['title']);
  // Somebody else may have revoked it: then nobody knows here whose machine it was.
  return hidden || row.type === 'setup.revoked' ? null : textOf(payload['machine_name']);
}

function hides(viewerId: string, id: string | null, visibility: Visibility | null): boolean {
  return id !== null && visibility !== null && isHiddenFrom(viewerId, { id, visibility });
}

export function eventOf(row: EventRow, viewerId: string): TaskEventReply {
  return {
    id: row.id,
    type: row.type,
    occurred_at: row.occurred_at.toISOString(),
    actor: actorOf(row, viewerId),
    via: row.actor_via,
    agent_type: row.agent_type,
    summary: WORDS.map((word) => textOf(row.payload_json[word])).find(Boolean) ?? null,
  };
}

function actorOf(row: EventRow, viewerId: string): TaskEventReply['actor'] {
  const { actor_developer_id: id, actor_visibility: visibility } = row;
  if (!id || !visibility) return null;
  return shownTo(viewerId, {
    id,
    name: row.actor_name ?? '',
    handle: row.actor_handle ?? '',
    avatar_url: row.actor_avatar_url,
    visibility,
  });
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
