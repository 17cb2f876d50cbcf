import { DOWNLOADS, SETUP_DEVICE } from '@covibe/contracts';
import type { RouteCase } from './route-case.js';

const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

/** Setting up machines. A code belongs to nobody yet; a machine belongs to its developer. */
export const SETUP: readonly RouteCase[] = [
  { route: named(SETUP_DEVICE.request), auth: 'open' },
  { route: named(SETUP_DEVICE.poll), auth: 'open' },
  { route: named(SETUP_DEVICE.confirm), auth: 'open' },
  {
    route: named(SETUP_DEVICE.show),
    auth: 'session',
    call: (own) => ({ path: `${SETUP_DEVICE.show.path}?code=${own.userCode}` }),
  },
  {
    route: named(SETUP_DEVICE.decide),
    auth: 'session',
    call: (own) => ({ body: { user_code: own.userCode, action: 'approve' } }),
  },
  { route: named(SETUP_DEVICE.machines), auth: 'session' },
  {
    route: named(SETUP_DEVICE.revoke),
    auth: 'session',
    ids: [
      {
        call: (_, id) => ({ path: SETUP_DEVICE.revoke.path.replace(':id', id) }),
        unknown: 'grant_01ARZ3NDEKTSV4RRFFQ69G5FAV',
        foreign: (other) => other.member.machineId,
        outOfReach: (own) => [own.admin.machineId, own.hidden.machineId, own.apart.machineId],
      },
    ],
  },
  { route: named(SETUP_DEVICE.state), auth: 'session' },
  { route: named(SETUP_DEVICE.standing), auth: 'agent' },
  // The manifest beside it counts as a file, like the scripts of the console.
  { route: named(DOWNLOADS.tarball), auth: 'open' },
];
