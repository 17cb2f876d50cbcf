import type { InvitationReply, MemberReply, MembersReply } from '@covibe/contracts';
import { wholeList } from '../../../core/api/whole-list.js';

/** Who belongs here and who is expected; `isCut` where there are more than are shown. */
export interface MemberList {
  readonly members: readonly MemberReply[];
  readonly invitations: readonly InvitationReply[];
  readonly isCut: boolean;
}

export async function loadMembers(
  page: (cursor: string | undefined) => Promise<MembersReply>,
): Promise<MemberList> {
  let invitations: readonly InvitationReply[] = [];
  const { rows, isCut } = await wholeList(async (cursor) => {
    const reply = await page(cursor);
    // They all come with the first page.
    if (cursor === undefined) invitations = reply.invitations;
    return { rows: reply.members, next_cursor: reply.next_cursor };
  });
  return { members: rows, invitations, isCut };
}

export function withMember(
  list: MemberList,
  id: string | null,
  change: Partial<MemberReply>,
): MemberList {
  return {
    ...list,
    members: list.members.map((now) => (now.id === id ? { ...now, ...change } : now)),
  };
}

export function withoutMember(list: MemberList, id: string | null): MemberList {
  return { ...list, members: list.members.filter((now) => now.id !== id) };
}

export function withoutInvitation(list: MemberList, id: string): MemberList {
  return { ...list, invitations: list.invitations.filter((now) => now.id !== id) };
}

/** The members that hold every word of the filter. */
export function matching(members: readonly MemberReply[], wanted: string): readonly MemberReply[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return members.filter(({ name, handle, email, role }) => {
    const said = `${name} @${handle} ${email ?? ''} ${role}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}
