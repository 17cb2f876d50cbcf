import { computed, inject, resource } from '@angular/core';
import { MEMBERS, type MemberReply } from '@covibe/contracts';
import { Api } from '../../core/api/api.js';
import { wholeList } from '../../core/api/whole-list.js';
import { Live } from '../../core/live/live.js';
import { Session } from '../../core/session/session.js';

/** Somebody of the workspace who can be named. */
export interface Teammate {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly is_me: boolean;
}

/** The people of the workspace in view, oneself first; private teammates cannot be asked for. */
export class Teammates {
  private readonly api = inject(Api);
  private readonly actor = inject(Session).actor;
  readonly resource = resource({
    params: () => this.actor()?.workspace.id,
    loader: async ({ params: workspace, abortSignal: signal }) => {
      const { rows } = await wholeList(async (cursor) => {
        const page = await this.api.call(MEMBERS.list, undefined, { query: { cursor }, signal });
        return { rows: page.members, next_cursor: page.next_cursor };
      });
      return teammatesOf(rows, workspace);
    },
  });
  /** Empty until they are known, and where they cannot be. */
  readonly all = computed(() => (this.resource.hasValue() ? this.resource.value() : []));

  constructor() {
    inject(Live).keepFresh(this.resource, 'member', 'profile');
  }
}

function teammatesOf(members: readonly MemberReply[], workspace: string): Teammate[] {
  return members
    .filter(({ workspace_ids: ids }) => ids.includes(workspace))
    .flatMap(({ id, handle, name, is_me }) => (id === null ? [] : [{ id, handle, name, is_me }]))
    .sort((a, b) => Number(b.is_me) - Number(a.is_me) || a.name.localeCompare(b.name, 'en'));
}
