import { endpoint } from '../kernel/endpoint.js';
import type {
  ChangeRole,
  ChangeWorkspaces,
  CreateMember,
  InviteMember,
  InvitedReply,
  ListMembers,
  MemberReply,
  MembersReply,
} from './members.dto.js';

export const MEMBERS = {
  list: endpoint<ListMembers, MembersReply>('GET', '/api/members', 'session'),
  invite: endpoint<InviteMember, InvitedReply>('POST', '/api/members/invitations', 'session'),
  revokeInvitation: endpoint<void, void>('DELETE', '/api/members/invitations/:id', 'session'),
  create: endpoint<CreateMember, MemberReply>('POST', '/api/members', 'session'),
  changeRole: endpoint<ChangeRole, MemberReply>('PUT', '/api/members/:id/role', 'session'),
  changeWorkspaces: endpoint<ChangeWorkspaces, MemberReply>(
    'PUT',
    '/api/members/:id/workspaces',
    'session',
  ),
  remove: endpoint<void, void>('DELETE', '/api/members/:id', 'session'),
} as const;
