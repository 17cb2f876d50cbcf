import { inject, resource } from '@angular/core';
import { OPEN_STATUSES, WORKSTREAMS, type WorkstreamReply } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { wholeList } from '../../../core/api/whole-list.js';
import type { Home } from './task-fields.js';

const PAGE = 200;

export interface Homes {
  readonly homes: readonly Home[];
  readonly repos: readonly string[];
}

/** The open workstreams to choose from, and the repositories they are about. */
export function openHomes() {
  const api = inject(Api);
  return resource({
    loader: async ({ abortSignal: signal }): Promise<Homes> => {
      const { rows } = await wholeList(async (cursor) => {
        const query = { status: OPEN_STATUSES.join(','), limit: PAGE, cursor };
        const page = await api.call(WORKSTREAMS.list, undefined, { query, signal });
        return { rows: page.workstreams, next_cursor: page.next_cursor };
      });
      return homesOf(rows);
    },
    defaultValue: { homes: [], repos: [] },
  });
}

function homesOf(streams: readonly WorkstreamReply[]): Homes {
  const homes = streams
    .map(({ id, title }) => ({ id, title }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en'));
  const repos = new Set(streams.flatMap(({ repo }) => repo ?? []));
  return { homes, repos: [...repos].sort() };
}
