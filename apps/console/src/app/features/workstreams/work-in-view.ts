import { computed, inject, signal, type ResourceRef, type Signal } from '@angular/core';
import {
  TASKS,
  TEAM,
  WORKSTREAMS,
  type StateReply,
  type TaskReply,
  type TaskStatus,
} from '@covibe/contracts';
import { Api } from '../../core/api/api.js';
import { GrowingList } from '../../core/api/growing-list.js';
import { Live } from '../../core/live/live.js';
import { poll } from '../../core/poll/poll.js';
import { finishedOf, isNarrowed, openOf, type WorkQuery } from './work-query.js';

/** Tasks of each state in the first view. */
const FIRST_VIEW = 50;
const OPEN_PAGE = 100;
const FINISHED_PAGE = 25;
const STREAM_PAGE = 100;
/** Two weeks, over which the server counts finished work. */
const RECENT_MS = 14 * 86_400_000;
/** Sessions grow stale by doing nothing, which no event tells. */
const STALE_CHECK_MS = 60_000;

type Awaited = Pick<ResourceRef<unknown>, 'error' | 'isLoading' | 'reload'>;

interface Asked {
  readonly status: string;
  readonly owner: string | undefined;
  readonly repo?: string | undefined;
  readonly q: string | undefined;
}

/**
 * The work behind the page. The first view is the team's state, one small answer; whoever narrows
 * it or asks for everything gets lists with as many pages as there are.
 */
export class WorkInView {
  private readonly api = inject(Api);
  readonly state = this.api.read(TEAM.state, () => ({ query: { limit: FIRST_VIEW } }));
  private readonly wantsAll = signal(false);
  readonly usesLists = computed(() => this.wantsAll() || isNarrowed(this.query()));

  readonly open = this.tasksOf(() => openOf(this.query()), OPEN_PAGE);
  readonly finished = this.tasksOf(() => finishedOf(this.query()), FINISHED_PAGE);
  /** Also those without a task in view: what is planned as a whole. */
  readonly streams = new GrowingList({
    asked: computed(
      () => {
        const { owner, repo, words } = this.query();
        // Workstreams that stand empty belong to the plan, not to a search of one state or repo.
        const wanted = this.usesLists() && openOf(this.query()).length === 3 && !repo;
        return wanted ? { owner: owner ?? undefined, q: words || undefined } : undefined;
      },
      { equal: isSame },
    ),
    page: async (asked, { signal: abort, ...place }) => {
      const query = { ...asked, ...place };
      const reply = await this.api.call(WORKSTREAMS.list, undefined, { query, signal: abort });
      return { rows: reply.workstreams, next_cursor: reply.next_cursor };
    },
    pageSize: STREAM_PAGE,
    keyOf: ({ id }) => id,
  });

  readonly known = computed(() => (this.state.hasValue() ? this.state.value() : null));
  readonly counts = computed(() => this.known()?.task_counts ?? null);
  readonly tasks = computed<readonly TaskReply[]>(() => {
    if (this.usesLists()) {
      // Between two answers a task may have ended, and so stand in both.
      const rows = this.lists().flatMap((list) => list.rows());
      return [...new Map(rows.map((row) => [row.id, row])).values()];
    }
    const known = this.known();
    return known ? tasksOfState(known) : [];
  });
  readonly workstreams = computed(() => {
    const listed = this.streams.rows();
    if (!this.usesLists()) return this.known()?.workstreams ?? [];
    // Counts and owners of lanes that a search found by their tasks are known from the state.
    const inView = new Set(this.tasks().map(({ workstream }) => workstream.id));
    const known = (this.known()?.workstreams ?? []).filter(({ id }) => inView.has(id));
    const taken = new Set(known.map(({ id }) => id));
    return [...known, ...listed.filter(({ id }) => !taken.has(id))];
  });
  /** What has to answer before anything can be shown, and whose failure is the page's. */
  readonly awaited = computed<Awaited>(() => {
    if (!this.usesLists()) return this.state;
    const failed = this.lists().find((list) => list.resource.error());
    return (failed ?? this.lists()[0] ?? this.open).resource;
  });
  readonly isReady = computed(() => {
    if (!this.usesLists()) return this.known() !== null;
    return this.lists().every((list) => list.hasRows() && !list.resource.error());
  });
  /** How much open work the first view leaves out. */
  readonly leftOut = computed(() => {
    const known = this.known();
    if (!known || this.usesLists()) return 0;
    const { active, blocked, planned } = known.task_counts;
    const shown = known.active.length + known.blocked.length + known.planned.length;
    return Math.max(0, active + blocked + planned - shown);
  });

  constructor(private readonly query: Signal<WorkQuery>) {
    const live = inject(Live);
    live.keepFresh(this.state, 'task', 'workstream', 'session', 'note', 'profile', 'member');
    live.keepFresh(this.open.resource, 'task', 'workstream', 'profile');
    live.keepFresh(this.finished.resource, 'task', 'profile');
    live.keepFresh(this.streams.resource, 'task', 'workstream', 'profile');
    poll({
      every: () => STALE_CHECK_MS,
      run: () => {
        this.state.reload();
        return Promise.resolve();
      },
    });
  }

  showAll(): void {
    this.wantsAll.set(true);
  }

  /** After a write of this page: its own event may come a moment later. */
  refresh(): void {
    this.state.reload();
    this.open.resource.reload();
    this.finished.resource.reload();
    this.streams.resource.reload();
  }

  /** The lists that the asked-for states need; the other one may hold the answer of before. */
  private lists(): readonly GrowingList<TaskReply, Asked>[] {
    return [
      ...(openOf(this.query()).length > 0 ? [this.open] : []),
      ...(finishedOf(this.query()).length > 0 ? [this.finished] : []),
    ];
  }

  private tasksOf(
    statuses: () => readonly TaskStatus[],
    pageSize: number,
  ): GrowingList<TaskReply, Asked> {
    const asked = computed<Asked | undefined>(
      () => {
        const { owner, repo, words } = this.query();
        const status = statuses().join(',');
        if (!this.usesLists() || !status) return undefined;
        return {
          status,
          owner: owner ?? undefined,
          repo: repo ?? undefined,
          q: words || undefined,
        };
      },
      { equal: isSame },
    );
    return new GrowingList<TaskReply, Asked>({
      asked,
      page: async (question, { signal: abort, ...place }) => {
        const query = { ...question, ...place };
        const reply = await this.api.call(TASKS.list, undefined, { query, signal: abort });
        return { rows: reply.tasks, next_cursor: reply.next_cursor };
      },
      pageSize,
      keyOf: ({ id }) => id,
    });
  }
}

/** What ended lately counts as just finished, as in the counts; what ended before is history. */
function tasksOfState({ at, active, blocked, planned, recently_done }: StateReply): TaskReply[] {
  const since = new Date(new Date(at).getTime() - RECENT_MS).toISOString();
  const done = recently_done.filter(({ updated_at: ended }) => ended > since);
  return [...active, ...blocked, ...planned, ...done];
}

/** The same question in another object: a switch of the view asks nothing new. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
