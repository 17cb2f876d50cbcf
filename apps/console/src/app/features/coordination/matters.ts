import { computed, inject, signal, type ResourceRef, type Signal } from '@angular/core';
import {
  AUDITS,
  CLAIMS,
  MESSAGES,
  OVERLAP,
  TEAM,
  WARNING_STATUSES,
  type MessageReply,
  type OverlapWarningReply,
} from '@covibe/contracts';
import { Api } from '../../core/api/api.js';
import { ApiError } from '../../core/api/api-error.js';
import { GrowingList } from '../../core/api/growing-list.js';
import { Live } from '../../core/live/live.js';
import { poll } from '../../core/poll/poll.js';

const PAGE = 25;
const STATE_ROWS = 50;
/** Leases run out and sessions grow stale by doing nothing, which no event tells. */
const RUNS_OUT_MS = 60_000;

/** What the address asks of the page. */
export interface CoordinationQuery {
  readonly overlaps: 'now' | 'all';
  readonly messages: 'open' | 'mine';
  readonly warning: string | null;
}

/** Everything the page shows, kept fresh: each list asks for itself, so that one that fails hides no other. */
export class Matters {
  private readonly api = inject(Api);
  readonly state = this.api.read(TEAM.state, () => ({ query: { limit: STATE_ROWS } }));
  readonly claims = this.api.read(CLAIMS.list, () => ({}));
  readonly audit = this.api.read(AUDITS.latest, () => ({}));
  /** How many wait for a decision, which every page of warnings says. */
  private readonly openOverlaps = signal(0);
  readonly openCount = this.openOverlaps.asReadonly();
  readonly warnings = new GrowingList<OverlapWarningReply, { status: string | undefined }>({
    asked: computed(
      () => ({
        status: this.query().overlaps === 'all' ? WARNING_STATUSES.join(',') : undefined,
      }),
      { equal: (a, b) => a.status === b.status },
    ),
    page: async (asked, { signal, ...place }) => {
      const query = { ...asked, ...place };
      const reply = await this.api.call(OVERLAP.warnings, undefined, {
        query,
        ...(signal ? { signal } : {}),
      });
      this.openOverlaps.set(reply.open_count);
      return { rows: reply.warnings, next_cursor: reply.next_cursor };
    },
    pageSize: PAGE,
    keyOf: ({ id }) => id,
  });
  readonly messages = new GrowingList<MessageReply, { view: 'open' | 'mine' }>({
    asked: computed(() => ({ view: this.query().messages }), {
      equal: (a, b) => a.view === b.view,
    }),
    page: async (asked, { signal, ...place }) => {
      const query = { ...asked, ...place };
      const reply = await this.api.call(MESSAGES.list, undefined, {
        query,
        ...(signal ? { signal } : {}),
      });
      return { rows: reply.messages, next_cursor: reply.next_cursor };
    },
    pageSize: PAGE,
    keyOf: ({ id }) => id,
  });
  /** The warning a link names: older ones stand in no list. */
  readonly linked = this.api.read(OVERLAP.warning, () => {
    const id = this.query().warning;
    return id ? { params: { id } } : undefined;
  });

  readonly known = computed(() => valueOf(this.state));
  readonly blockers = computed(() =>
    [...(this.known()?.blockers ?? [])]
      .filter(({ open }) => open)
      .sort((a, b) => a.created_at.localeCompare(b.created_at)),
  );
  readonly isReady = computed(() => this.known() !== null && this.warnings.hasRows());
  /** What the page cannot be shown without. */
  readonly failed = computed(() =>
    [this.state, this.warnings.resource].find((resource) => resource.error() !== undefined),
  );
  /** Nothing waits for anybody: only then is the page calm. One's own messages are not everybody's. */
  readonly isCalm = computed(
    () =>
      this.query().messages === 'open' &&
      this.openCount() === 0 &&
      this.blockers().length === 0 &&
      this.messages.hasRows() &&
      !this.messages.rows().some(({ status }) => status === 'open'),
  );

  constructor(private readonly query: Signal<CoordinationQuery>) {
    const live = inject(Live);
    live.keepFresh(this.state, 'note', 'session', 'task', 'profile', 'member');
    live.keepFresh(this.warnings.resource, 'warning', 'task', 'workstream', 'profile');
    live.keepFresh(this.linked, 'warning', 'task', 'workstream', 'profile');
    live.keepFresh(this.claims, 'claim', 'session', 'task', 'profile');
    live.keepFresh(this.messages.resource, 'message', 'handoff', 'task', 'profile');
    live.keepFresh(this.audit, 'audit', 'task', 'workstream', 'profile');
    poll({
      every: () => RUNS_OUT_MS,
      run: () => {
        this.state.reload();
        this.claims.reload();
        this.messages.resource.reload();
        return Promise.resolve();
      },
    });
  }

  /** After a decision: its own event may come a moment later. */
  refreshOverlaps(): void {
    this.warnings.resource.reload();
    this.linked.reload();
    this.state.reload();
  }

  refresh(): void {
    this.refreshOverlaps();
    this.messages.resource.reload();
    this.claims.reload();
    this.audit.reload();
  }
}

export function valueOf<T>(resource: ResourceRef<T | undefined>): T | null {
  return resource.hasValue() ? (resource.value() ?? null) : null;
}

/** What went wrong with a resource, where it is the server that says so. */
export function failureOf(resource: Pick<ResourceRef<unknown>, 'error'>): ApiError | null {
  const error = resource.error();
  return error instanceof ApiError ? error : null;
}
