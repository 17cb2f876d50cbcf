import { ACTIVITY, TASKS, TEAM, WORKSTREAMS } from '@covibe/contracts';
import type { NamedThing, RouteCase } from './route-case.js';

const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const at = (path: string, id: string) => path.replace(':id', id);
const whose =
  (path: string, field = 'owner') =>
  (handle: string) => ({ path: `${path}?${field}=${handle}` });

/** A task in the path of a route. */
const task = ({ path }: { path: string }, body?: unknown): NamedThing => ({
  call: (_, id) => ({ path: at(path, id), body }),
  unknown: 'task_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  foreign: (other) => other.work.first.taskIds[0] ?? '',
  outOfReach: (own) => own.work.second.taskIds,
});

/** A workstream wherever a route names one. */
const stream = (call: NamedThing['call']): NamedThing => ({
  call,
  unknown: 'stream_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  foreign: (other) => other.work.first.streamId,
  outOfReach: (own) => [own.work.second.streamId],
});

/** Routes of the work that people and agents share. */
export const WORK: readonly RouteCase[] = [
  { route: named(TEAM.state), auth: 'session' },
  { route: named(ACTIVITY.list), auth: 'session', person: whose(ACTIVITY.list.path, 'person') },
  {
    route: named(ACTIVITY.export),
    auth: 'session',
    call: () => ({ path: `${ACTIVITY.export.path}?format=csv` }),
    person: (handle) => ({ path: `${ACTIVITY.export.path}?format=csv&person=${handle}` }),
  },

  { route: named(TASKS.list), auth: 'session', person: whose(TASKS.list.path) },
  { route: named(TASKS.show), auth: 'session', ids: [task(TASKS.show)] },
  {
    route: named(TASKS.plan),
    auth: 'session',
    ids: [
      stream((_, workstream_id) => ({
        body: { title: 'Paint the crane', workstream_id, confirm: true },
      })),
    ],
  },
  {
    route: named(TASKS.edit),
    auth: 'session',
    ids: [
      task(TASKS.edit, { title: 'Paint the crane' }),
      stream((own, workstream_id) => ({
        path: at(TASKS.edit.path, own.work.first.taskIds[1] ?? ''),
        body: { workstream_id },
      })),
    ],
  },
  {
    route: named(TASKS.cancel),
    auth: 'session',
    ids: [task(TASKS.cancel, { reason: 'No longer needed.' })],
  },
  {
    route: named(TASKS.reassign),
    auth: 'session',
    admin: true,
    ids: [
      {
        ...task(TASKS.reassign),
        call: (own, id) => ({
          path: at(TASKS.reassign.path, id),
          body: { developer_id: own.member.id },
        }),
      },
      {
        call: (own, developer_id) => ({
          path: at(TASKS.reassign.path, own.work.first.taskIds[0] ?? ''),
          body: { developer_id },
        }),
        unknown: 'dev_01ARZ3NDEKTSV4RRFFQ69G5FAV',
        foreign: (other) => other.member.id,
      },
    ],
  },

  { route: named(WORKSTREAMS.list), auth: 'session', person: whose(WORKSTREAMS.list.path) },
  {
    route: named(WORKSTREAMS.show),
    auth: 'session',
    ids: [stream((_, id) => ({ path: at(WORKSTREAMS.show.path, id) }))],
  },
  {
    route: named(WORKSTREAMS.plan),
    auth: 'session',
    call: () => ({ body: { title: 'A pier of our own', confirm: true } }),
  },
  {
    route: named(WORKSTREAMS.edit),
    auth: 'session',
    ids: [
      stream((_, id) => ({
        path: at(WORKSTREAMS.edit.path, id),
        body: { title: 'A longer pier' },
      })),
    ],
  },
  {
    route: named(WORKSTREAMS.cancel),
    auth: 'session',
    ids: [
      stream((_, id) => ({
        path: at(WORKSTREAMS.cancel.path, id),
        body: { reason: 'No longer needed.' },
      })),
    ],
  },
];
