import { PAXEL } from '@covibe/contracts';
import type { RouteCase } from './route-case.js';

/** Paxel: a run belongs to its developer, and nobody else's is ever named. */
export const PAXEL_ROUTES: readonly RouteCase[] = [
  {
    route: `GET ${PAXEL.overview.path}`,
    auth: 'session',
    person: (handle) => ({ path: `${PAXEL.overview.path}?developer=${handle}` }),
  },
  {
    route: `POST ${PAXEL.act.path}`,
    auth: 'session',
    ids: [
      {
        call: (_, run_id) => ({ path: PAXEL.act.path, body: { action: 'cancel', run_id } }),
        unknown: 'pax_01ARZ3NDEKTSV4RRFFQ69G5FAV',
        foreign: (other) => other.work.first.paxelRunId,
        outOfReach: (own) => [own.work.second.paxelRunId],
      },
    ],
  },
  {
    route: `POST ${PAXEL.runner.path}`,
    auth: 'agent',
    ids: [
      {
        call: (_, run_id) => ({
          path: PAXEL.runner.path,
          body: { operation: 'complete', run_id, status: 'failed' },
        }),
        unknown: 'pax_01ARZ3NDEKTSV4RRFFQ69G5FAV',
        foreign: (other) => other.work.first.paxelRunId,
        outOfReach: (own) => [own.work.second.paxelRunId],
      },
    ],
  },
];
