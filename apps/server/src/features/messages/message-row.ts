import type {
  AgentType,
  MessageKind,
  MessageReply,
  MessageStatus,
  Visibility,
} from '@covibe/contracts';
import { shownTo, type Profile } from '../members/index.js';

type Person<Prefix extends string> = {
  [Field in keyof Profile as `${Prefix}_${Field}`]: Profile[Field];
};

export interface MessageRow extends Person<'from'>, Person<'to'> {
  id: string;
  kind: MessageKind;
  status: MessageStatus;
  from_agent: AgentType | null;
  to_session_id: string | null;
  task_id: string | null;
  task_title: string | null;
  context_id: string | null;
  body: string;
  answer: string | null;
  by_id: string | null;
  by_name: string | null;
  by_handle: string | null;
  by_avatar_url: string | null;
  by_visibility: Visibility | null;
  answered_agent: AgentType | null;
  answered_at: Date | null;
  created_at: Date;
  expires_at: Date;
  read_by_recipient_at: Date | null;
  read_by_sender_at: Date | null;
}

const person = (table: string, prefix: string) =>
  ['id', 'name', 'handle', 'avatar_url', 'visibility']
    .map((field) => `${table}.${field} as ${prefix}_${field}`)
    .join(', ');

/** What a query for `MessageRow` selects, with the tenant as its second value. */
export const MESSAGE_COLUMNS = `
  m.id, m.kind, m.status, m.from_agent, m.to_session_id, m.task_id, t.title as task_title,
  m.context_id, m.body, m.answer, m.answered_agent, m.answered_at, m.created_at, m.expires_at,
  m.read_by_recipient_at, m.read_by_sender_at, ${person('f', 'from')}, ${person('r', 'to')},
  ${person('a', 'by')}
  from messages m
  join developers f on f.tenant_id = $2 and f.id = m.from_developer_id
  join developers r on r.tenant_id = $2 and r.id = m.to_developer_id
  left join developers a on a.tenant_id = $2 and a.id = m.answered_by_developer_id
  left join tasks t on t.workspace_id = m.workspace_id and t.id = m.task_id`;

export function messageReply(row: MessageRow, viewerId: string, now: Date): MessageReply {
  const lapsed = row.status === 'open' && row.expires_at <= now;
  const read = row.status === 'open' ? row.read_by_recipient_at : row.read_by_sender_at;
  return {
    id: row.id,
    kind: row.kind,
    status: lapsed ? 'expired' : row.status,
    from: senderOf(row, viewerId),
    from_agent: row.from_agent,
    to: shownTo(viewerId, {
      id: row.to_id,
      name: row.to_name,
      handle: row.to_handle,
      avatar_url: row.to_avatar_url,
      visibility: row.to_visibility,
    }),
    to_session: row.to_session_id,
    is_mine: row.from_id === viewerId,
    is_for_me: row.to_id === viewerId,
    text: row.body,
    task: row.task_id ? { id: row.task_id, title: row.task_title ?? '' } : null,
    answer: answerOf(row, viewerId),
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    acknowledged_at: read?.toISOString() ?? null,
  };
}

export function senderOf(row: MessageRow, viewerId: string): MessageReply['from'] {
  return shownTo(viewerId, {
    id: row.from_id,
    name: row.from_name,
    handle: row.from_handle,
    avatar_url: row.from_avatar_url,
    visibility: row.from_visibility,
  });
}

export function answerOf(row: MessageRow, viewerId: string): MessageReply['answer'] {
  const { by_id, answered_at } = row;
  if (by_id === null || answered_at === null) return null;
  return {
    text: row.answer ?? '',
    by: shownTo(viewerId, {
      id: by_id,
      name: row.by_name ?? '',
      handle: row.by_handle ?? '',
      avatar_url: row.by_avatar_url,
      visibility: row.by_visibility ?? 'public',
    }),
    agent_type: row.answered_agent,
    at: answered_at.toISOString(),
  };
}
