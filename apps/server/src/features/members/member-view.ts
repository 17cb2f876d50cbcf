import type { InvitationReply, MemberReply } from '@covibe/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import type { InvitationRow } from './invitations.repository.js';
import type { MemberRow } from './members.repository.js';
import { isHiddenFrom, shownTo } from './private-rule.js';

/** Account administration: admins see every member as they are, everybody else by the private rule. */
export function memberReply(row: MemberRow, viewer: Actor): MemberReply {
  const is_me = row.id === viewer.developerId;
  const administers = viewer.role === 'admin';
  const { id, name, handle, avatar_url } = administers ? row : shownTo(viewer.developerId, row);
  return {
    id,
    name,
    handle,
    avatar_url,
    email: administers || is_me ? row.email : null,
    visibility: row.visibility,
    role: row.role,
    is_me,
    workspace_ids: row.workspace_ids,
    joined_at: joinedAt(row, viewer),
  };
}

/** The moment somebody joined would tell a private teammate's invitation from another's. */
function joinedAt(row: MemberRow, viewer: Actor): string {
  const hidden = viewer.role !== 'admin' && isHiddenFrom(viewer.developerId, row);
  const at = row.joined_at.toISOString();
  return hidden ? `${at.slice(0, 10)}T00:00:00.000Z` : at;
}

export function invitationReply(row: InvitationRow): InvitationReply {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
  };
}
