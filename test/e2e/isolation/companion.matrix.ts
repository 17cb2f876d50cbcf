import { HOOKS, MACHINES } from '@covibe/contracts';
import type { RouteCase } from './route-case.js';

const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

/** What companions report, and who reads of it. */
export const COMPANION: readonly RouteCase[] = [
  {
    route: named(HOOKS.call),
    auth: 'agent',
    call: () => ({
      body: { event: 'touched', host_session_id: 'h', repo: 'harbour', paths: ['src/pier.ts'] },
    }),
  },
  {
    route: named(HOOKS.batch),
    auth: 'agent',
    call: () => ({
      body: {
        events: [
          {
            ...{ event: 'session_start', host_session_id: 'h', repo: 'harbour' },
            ...{ key: 'k', at: new Date().toISOString() },
          },
        ],
      },
    }),
  },
  { route: named(HOOKS.guard), auth: 'session' },
  {
    route: named(HOOKS.setGuard),
    auth: 'session',
    admin: true,
    call: () => ({ body: { mode: 'deny' } }),
  },
  {
    route: named(MACHINES.beat),
    auth: 'agent',
    call: () => ({ body: { machine: 'box', companion_version: '1.0.0', repos: [] } }),
  },
  { route: named(MACHINES.list), auth: 'session' },
  {
    route: named(MACHINES.forget),
    auth: 'session',
    ids: [
      {
        call: (_, id) => ({ path: MACHINES.forget.path.replace(':id', id) }),
        unknown: 'mach_01ARZ3NDEKTSV4RRFFQ69G5FAV',
        foreign: (other) => other.member.companionId,
        outOfReach: (own) => [own.admin.companionId, own.hidden.companionId, own.apart.companionId],
      },
    ],
  },
];
