import { OPEN_STATUSES, type TaskStatus } from '@covibe/contracts';
import { STATUS_ORDER } from '../../core/words/status-words.js';

export const VIEWS = ['board', 'list'] as const;
export type View = (typeof VIEWS)[number];
export const GROUPINGS = ['workstream', 'person', 'repo', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the page shows, all of it from its address. */
export interface WorkQuery {
  readonly view: View;
  readonly group: Grouping;
  readonly statuses: readonly TaskStatus[];
  readonly owner: string | null;
  readonly repo: string | null;
  readonly words: string;
}

/** The query parameters as the router hands them over. */
export interface WorkParams {
  readonly view?: string | undefined;
  readonly group?: string | undefined;
  readonly status?: string | undefined;
  readonly owner?: string | undefined;
  readonly repo?: string | undefined;
  readonly q?: string | undefined;
}

const USUAL_STATUSES: readonly TaskStatus[] = ['active', 'blocked', 'planned', 'done'];

/** Reads an address; a word it does not know counts as left out. */
export function readWorkQuery({ view, group, status, owner, repo, q }: WorkParams): WorkQuery {
  const wanted = status?.split(',') ?? [];
  const statuses = STATUS_ORDER.filter((known) => wanted.includes(known));
  return {
    view: VIEWS.find((known) => known === view) ?? 'board',
    group: GROUPINGS.find((known) => known === group) ?? 'workstream',
    statuses: statuses.length > 0 ? statuses : USUAL_STATUSES,
    owner: owner || null,
    repo: repo || null,
    words: q?.trim() ?? '',
  };
}

/** The `status` parameter after one state was switched; the usual ones need none. */
export function statusParamWith(query: WorkQuery, toggled: TaskStatus): string | null {
  const next = STATUS_ORDER.filter(
    (status) => query.statuses.includes(status) !== (status === toggled),
  );
  const usual =
    next.length === USUAL_STATUSES.length && next.every((s) => USUAL_STATUSES.includes(s));
  return usual || next.length === 0 ? null : next.join(',');
}

/** Whether the address asks for less than everything, and so for lists of their own. */
export function isNarrowed({ statuses, owner, repo, words }: WorkQuery): boolean {
  return owner !== null || repo !== null || words !== '' || statuses !== USUAL_STATUSES;
}

/** The asked-for states of work that goes on, and of work that is over: two lists, two lengths. */
export function openOf({ statuses }: WorkQuery): readonly TaskStatus[] {
  return statuses.filter((status) => isOpen(status));
}

export function finishedOf({ statuses }: WorkQuery): readonly TaskStatus[] {
  return statuses.filter((status) => !isOpen(status));
}

export function isOpen(status: TaskStatus): boolean {
  return (OPEN_STATUSES as readonly TaskStatus[]).includes(status);
}
