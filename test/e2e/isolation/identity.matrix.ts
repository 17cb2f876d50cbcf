import {
  LOCAL_AUTH,
  MEMBERS,
  ONBOARDING,
  PROFILE,
  RESET,
  SESSION,
  TENANCY,
  TOKENS,
} from '@covibe/contracts';
import type { RouteCase } from './route-case.js';

const NOBODY = 'dev_01ARZ3NDEKTSV4RRFFQ69G5FAV';
const NOWHERE = 'ws_01ARZ3NDEKTSV4RRFFQ69G5FAV';

const at = (path: string, id: string) => path.replace(':id', id);
const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

/** Routes of identity and tenancy. */
export const IDENTITY: readonly RouteCase[] = [
  { route: named(SESSION.current), auth: 'session' },
  {
    route: named(SESSION.switchWorkspace),
    auth: 'session',
    ids: [
      {
        call: (_, workspace_id) => ({ body: { workspace_id } }),
        unknown: NOWHERE,
        foreign: (other) => other.first,
        outOfReach: (own) => [own.second],
      },
    ],
  },
  { route: named(SESSION.signOut), auth: 'open' },
  { route: named(LOCAL_AUTH.people), auth: 'open', namesEverybody: true },
  { route: named(LOCAL_AUTH.signIn), auth: 'open' },
  { route: named(ONBOARDING.state), auth: 'open' },
  { route: named(ONBOARDING.start), auth: 'open' },
  { route: named(ONBOARDING.accept), auth: 'open' },

  {
    route: named(TENANCY.renameTenant),
    auth: 'session',
    admin: true,
    call: () => ({ body: { name: 'Renamed' } }),
  },
  { route: named(TENANCY.workspaces), auth: 'session' },
  {
    route: named(TENANCY.createWorkspace),
    auth: 'session',
    admin: true,
    call: () => ({ body: { name: 'New' } }),
  },
  {
    route: named(TENANCY.renameWorkspace),
    auth: 'session',
    admin: true,
    ids: [
      {
        call: (_, id) => ({ path: at(TENANCY.renameWorkspace.path, id), body: { name: 'Taken' } }),
        unknown: NOWHERE,
        foreign: (other) => other.first,
      },
    ],
  },

  { route: named(MEMBERS.list), auth: 'session' },
  {
    route: named(MEMBERS.invite),
    auth: 'session',
    admin: true,
    ids: [
      {
        call: (_, workspace) => ({
          body: { email: 'new@x.example', role: 'member', workspace_ids: [workspace] },
        }),
        unknown: NOWHERE,
        foreign: (other) => other.first,
      },
    ],
  },
  {
    route: named(MEMBERS.revokeInvitation),
    auth: 'session',
    admin: true,
    ids: [
      {
        call: (_, id) => ({ path: at(MEMBERS.revokeInvitation.path, id) }),
        unknown: 'inv_01ARZ3NDEKTSV4RRFFQ69G5FAV',
        foreign: (other) => other.invitationId,
      },
    ],
  },
  {
    route: named(MEMBERS.create),
    auth: 'session',
    admin: true,
    call: () => ({
      body: {
        email: 'made@x.example',
        name: 'Made',
        role: 'member',
        initial_password: 'correct horse battery',
      },
    }),
  },
  {
    route: named(MEMBERS.changeRole),
    auth: 'session',
    admin: true,
    ids: [
      {
        call: (_, id) => ({ path: at(MEMBERS.changeRole.path, id), body: { role: 'admin' } }),
        unknown: NOBODY,
        foreign: (other) => other.member.id,
      },
    ],
  },
  {
    route: named(MEMBERS.changeWorkspaces),
    auth: 'session',
    admin: true,
    ids: [
      {
        call: (own, id) => ({
          path: at(MEMBERS.changeWorkspaces.path, id),
          body: { workspace_ids: [own.first] },
        }),
        unknown: NOBODY,
        foreign: (other) => other.member.id,
      },
    ],
  },
  {
    route: named(MEMBERS.remove),
    auth: 'session',
    ids: [
      {
        call: (_, id) => ({ path: at(MEMBERS.remove.path, id) }),
        unknown: NOBODY,
        foreign: (other) => other.member.id,
        outOfReach: (own) => [own.admin.id, own.hidden.id, own.apart.id],
      },
    ],
  },

  { route: named(PROFILE.mine), auth: 'session' },
  {
    route: named(PROFILE.change),
    auth: 'session',
    call: () => ({ body: { name: 'Renamed', handle: 'renamed' } }),
  },
  { route: named(PROFILE.setPhoto), auth: 'session', call: () => ({ body: {} }) },
  { route: named(PROFILE.removePhoto), auth: 'session' },
  { route: named(PROFILE.requestPasswordReset), auth: 'session' },
  {
    route: 'GET /uploads/avatars/:name',
    auth: 'session',
    ids: [
      {
        call: (_, name) => ({ path: `/uploads/avatars/${name}` }),
        unknown: `${'z'.repeat(32)}.webp`,
        foreign: (other) => other.admin.photo,
        outOfReach: (own) => [own.hidden.photo],
      },
    ],
  },

  { route: named(TOKENS.list), auth: 'session' },
  { route: named(TOKENS.create), auth: 'session', call: () => ({ body: { name: 'New' } }) },
  {
    route: named(TOKENS.revoke),
    auth: 'session',
    ids: [
      {
        call: (_, id) => ({ path: at(TOKENS.revoke.path, id) }),
        unknown: 'tok_01ARZ3NDEKTSV4RRFFQ69G5FAV',
        foreign: (other) => other.member.tokenId,
        outOfReach: (own) => [own.admin.tokenId, own.hidden.tokenId, own.apart.tokenId],
      },
    ],
  },

  {
    route: named(RESET.work),
    auth: 'session',
    admin: true,
    call: (own) => ({ body: { confirm: own.tenantName } }),
  },
];
