import type {
  PersonReply,
  TaskCounts,
  TaskReply,
  TaskStatus,
  WorkstreamReply,
} from '@covibe/contracts';
import { PRIORITY_ORDER } from '../../core/words/status-words.js';
import { isOpen, type Grouping } from './work-query.js';

/** Work that belongs together: a workstream, a person, a repository, or everything. */
export interface Lane {
  readonly key: string;
  readonly title: string;
  readonly tasks: readonly TaskReply[];
  readonly counts: TaskCounts;
  /** When something in it last changed; null where nothing is in it. */
  readonly changed: string | null;
  /** What the lane stands for, where that has a face or a page of its own. */
  readonly workstream: WorkstreamReply | null;
  readonly workstreamId: string | null;
  readonly person: PersonReply | null;
}

const NO_COUNTS: TaskCounts = { planned: 0, active: 0, blocked: 0, done: 0, cancelled: 0 };
const NO_REPO = 'No repository';
const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Puts tasks into lanes. The order depends on names and states alone, never on the last heartbeat:
 * a board that is watched must not shuffle under the reader.
 */
export function lanesOf(
  tasks: readonly TaskReply[],
  workstreams: readonly WorkstreamReply[],
  grouping: Grouping,
): readonly Lane[] {
  if (grouping === 'none') return tasks.length > 0 ? [lane('all', 'All work', tasks)] : [];
  const groups = new Map<string, TaskReply[]>();
  const streams = new Map(workstreams.map((stream) => [stream.id, stream]));
  if (grouping === 'workstream') for (const { id } of workstreams) groups.set(id, []);
  for (const task of tasks) {
    const key = keyOf(task, grouping);
    const group = groups.get(key);
    if (group) group.push(task);
    else groups.set(key, [task]);
  }
  return [...groups]
    .map(([key, members]) => named(key, members, grouping, streams.get(key) ?? null))
    .sort(
      (a, b) => rank(a) - rank(b) || words.compare(a.title, b.title) || words.compare(a.key, b.key),
    );
}

/** The tasks of one state in a stable order: what matters most first, the newest end first. */
export function columnOf({ tasks }: Pick<Lane, 'tasks'>, status: TaskStatus): readonly TaskReply[] {
  const column = tasks.filter((task) => task.status === status);
  return column.sort(isOpen(status) ? byUrgency : byEnd);
}

function keyOf(task: TaskReply, grouping: Grouping): string {
  if (grouping === 'workstream') return task.workstream.id;
  if (grouping === 'person') return task.owner.id ?? 'private';
  return task.repo ?? '';
}

function named(
  key: string,
  tasks: readonly TaskReply[],
  grouping: Grouping,
  workstream: WorkstreamReply | null,
): Lane {
  const first = tasks[0];
  if (grouping === 'repo') return lane(key, key || NO_REPO, tasks);
  if (grouping === 'person') {
    return { ...lane(key, first?.owner.name ?? '', tasks), person: first?.owner ?? null };
  }
  const title = workstream?.title ?? first?.workstream.title ?? '';
  const counts = workstream?.task_counts;
  return {
    ...lane(key, title, tasks),
    ...(counts ? { counts } : {}),
    changed: latest(tasks) ?? workstream?.updated_at ?? null,
    workstream,
    workstreamId: key,
    person: workstream?.owner ?? null,
  };
}

function lane(key: string, title: string, tasks: readonly TaskReply[]): Lane {
  const counts = { ...NO_COUNTS };
  for (const { status } of tasks) counts[status]++;
  const changed = latest(tasks);
  return { key, title, tasks, counts, changed, workstream: null, workstreamId: null, person: null };
}

function latest(tasks: readonly TaskReply[]): string | null {
  return tasks.reduce<string | null>(
    (last, { updated_at: at }) => (last === null || at > last ? at : last),
    null,
  );
}

/** Lanes where something goes on come first, then planned ones, then those that only ended work. */
function rank({ tasks, workstream }: Lane): number {
  if (tasks.some(({ status }) => status === 'active' || status === 'blocked')) return 0;
  if (tasks.some(({ status }) => status === 'planned')) return 1;
  return tasks.length > 0 || (workstream && isOpen(workstream.status)) ? 2 : 3;
}

function byUrgency(a: TaskReply, b: TaskReply): number {
  const urgency = PRIORITY_ORDER.indexOf(a.priority) - PRIORITY_ORDER.indexOf(b.priority);
  return (
    urgency ||
    compare(a.planned_start ?? a.created_at, b.planned_start ?? b.created_at) ||
    compare(a.id, b.id)
  );
}

function byEnd(a: TaskReply, b: TaskReply): number {
  return (
    compare(b.finished_at ?? b.updated_at, a.finished_at ?? a.updated_at) || compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
