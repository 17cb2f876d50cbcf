import { METRICS, PAXEL } from '@covibe/contracts';
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

/** Figures: one's own workspace only, and private developers are nobody. */
export const METRICS_ROUTES: readonly RouteCase[] = [
  { route: `GET ${METRICS.overview.path}`, auth: 'session' },
  { route: `GET ${METRICS.developers.path}`, auth: 'session' },
  {
    route: `GET ${METRICS.developer.path}`,
    auth: 'session',
    person: (handle) => ({ path: METRICS.developer.path.replace(':handle', handle) }),
  },
];
