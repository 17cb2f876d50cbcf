import { CLAIMS } from '@covibe/contracts';
import type { RouteCase } from './route-case.js';

const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const at = (path: string, id: string) => path.replace(':id', id);

/** Routes by which people and agents keep out of each other's way. */
export const COORDINATION: readonly RouteCase[] = [
  { route: named(CLAIMS.list), auth: 'session' },
  {
    route: named(CLAIMS.release),
    auth: 'session',
    ids: [
      {
        call: (_, id) => ({ path: at(CLAIMS.release.path, id) }),
        unknown: 'claim_01ARZ3NDEKTSV4RRFFQ69G5FAV',
        foreign: (other) => other.work.first.claimId,
        outOfReach: (own) => [own.work.second.claimId],
      },
    ],
  },
  {
    route: named(CLAIMS.check),
    auth: 'agent',
    call: () => ({ body: { repo: 'harbour', paths: ['src/pier.ts'] } }),
  },
];
