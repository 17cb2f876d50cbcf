import { AUDITS, CLAIMS, MESSAGES } from '@covibe/contracts';
import type { NamedThing, RouteCase } from './route-case.js';

const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const at = (path: string, id: string) => path.replace(':id', id);

/** A message in the path of a route. */
const message = ({ path }: { path: string }, body?: unknown): NamedThing => ({
  call: (_, id) => ({ path: at(path, id), body }),
  unknown: 'msg_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  foreign: (other) => other.work.first.messageId,
  outOfReach: (own) => [own.work.second.messageId],
});

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

  { route: named(AUDITS.latest), auth: 'session' },
  { route: named(AUDITS.run), auth: 'session', call: () => ({ body: {} }) },

  { route: named(MESSAGES.list), auth: 'session' },
  {
    route: named(MESSAGES.ask),
    auth: 'session',
    ids: [
      {
        call: (_, to) => ({ body: { to, text: 'Which pier?' } }),
        unknown: 'dev_01ARZ3NDEKTSV4RRFFQ69G5FAV',
        foreign: (other) => other.member.id,
        outOfReach: (own) => [own.hidden.id, own.hidden.handle, own.apart.id, own.apart.handle],
      },
      {
        call: (_, to) => ({ body: { to, text: 'How long?' } }),
        unknown: 'claim_01ARZ3NDEKTSV4RRFFQ69G5FAV',
        foreign: (other) => other.work.first.claimId,
        // In the first workspace somebody private holds it.
        outOfReach: (own) => [own.work.first.claimId, own.work.second.claimId],
      },
      {
        call: (own, task_id) => ({ body: { to: own.admin.handle, text: 'Why?', task_id } }),
        unknown: 'task_01ARZ3NDEKTSV4RRFFQ69G5FAV',
        foreign: (other) => other.work.first.taskIds[0] ?? '',
        outOfReach: (own) => own.work.second.taskIds,
      },
    ],
  },
  {
    route: named(MESSAGES.reply),
    auth: 'session',
    ids: [message(MESSAGES.reply, { text: 'No.' })],
  },
  { route: named(MESSAGES.accept), auth: 'session', ids: [message(MESSAGES.accept)] },
  {
    route: named(MESSAGES.decline),
    auth: 'session',
    ids: [message(MESSAGES.decline, { text: 'No time.' })],
  },
  { route: named(MESSAGES.withdraw), auth: 'session', ids: [message(MESSAGES.withdraw)] },
  { route: named(MESSAGES.acknowledge), auth: 'session', ids: [message(MESSAGES.acknowledge)] },
];
