import { OVERLAP } from '@covibe/contracts';
import type { NamedThing, RouteCase } from './route-case.js';

const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

const warning = ({ path }: { path: string }, body?: unknown): NamedThing => ({
  call: (_, id) => ({ path: path.replace(':id', id), body }),
  unknown: 'warn_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  foreign: (other) => other.work.first.warningIds[0] ?? '',
  outOfReach: (own) => own.work.second.warningIds,
});

/** Routes of duplicate work and what is decided about it. */
export const OVERLAPS: readonly RouteCase[] = [
  { route: named(OVERLAP.warnings), auth: 'session' },
  { route: named(OVERLAP.warning), auth: 'session', ids: [warning(OVERLAP.warning)] },
  {
    route: named(OVERLAP.decide),
    auth: 'session',
    ids: [warning(OVERLAP.decide, { decision: 'dismiss' })],
  },
];
