import type { InvitationReply, MemberReply, MembersReply } from '@covibe/contracts';
import {
  loadMembers,
  matching,
  withMember,
  withoutInvitation,
  withoutMember,
} from './member-list.js';

const member = (id: string | null, name: string): MemberReply => ({
  id,
  name,
  handle: name.toLowerCase(),
  email: id && `${name.toLowerCase()}@example.org`,
  avatar_url: null,
  visibility: 'public',
  role: 'member',
  is_me: false,
  workspace_ids: [],
  joined_at: '2026-01-05T10:00:00.000Z',
});
const INVITATION: InvitationReply = {
  id: 'inv_1',
  email: 'noor@example.org',
  role: 'member',
  created_at: '2026-01-05T10:00:00.000Z',
  expires_at: '2026-01-12T10:00:00.000Z',
};
const LIST = {
  members: [member('dev_1', 'Ada'), member('dev_2', 'Bob'), member(null, 'Private teammate')],
  invitations: [INVITATION],
  isCut: false,
};

describe('the list of members', () => {
  it('is loaded to its end, with the invitations of its first page', async () => {
    const pages: MembersReply[] = [
      { members: [LIST.members[0]!], invitations: [INVITATION], next_cursor: '1' },
      { members: [LIST.members[1]!], invitations: [], next_cursor: null },
    ];
    const list = await loadMembers(() => Promise.resolve(pages.shift()!));
    expect(list.members.map(({ name }) => name)).toEqual(['Ada', 'Bob']);
    expect(list.invitations).toEqual([INVITATION]);
  });

  it('is found in by every word, also of the address', () => {
    const names = (wanted: string) => matching(LIST.members, wanted).map(({ name }) => name);
    expect(names('')).toHaveLength(3);
    expect(names('bob@')).toEqual(['Bob']);
    expect(names('@ada')).toEqual(['Ada']);
    expect(names('member private')).toEqual(['Private teammate']);
  });

  it('changes and loses only the one that is meant', () => {
    expect(withMember(LIST, 'dev_2', { role: 'admin' }).members.map(({ role }) => role)).toEqual([
      'member',
      'admin',
      'member',
    ]);
    expect(withoutMember(LIST, 'dev_1').members).toHaveLength(2);
    expect(withoutInvitation(LIST, 'inv_1').invitations).toEqual([]);
    expect(withoutInvitation(LIST, 'inv_2').invitations).toHaveLength(1);
  });
});
