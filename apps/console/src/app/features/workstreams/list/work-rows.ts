import type { TaskReply } from '@covibe/contracts';
import { STATUS_ORDER } from '../../../core/words/status-words.js';
import { columnOf, type Lane } from '../lanes.js';
import type { Grouping } from '../work-query.js';

/** A row of the list: the name of a lane, or one of its tasks below it. */
export type WorkRow =
  | { readonly kind: 'lane'; readonly key: string; readonly lane: Lane }
  | { readonly kind: 'task'; readonly key: string; readonly task: TaskReply };

/** All lanes one below the other, each with its tasks by state. */
export function workRows(lanes: readonly Lane[], group: Grouping): readonly WorkRow[] {
  return lanes.flatMap((lane) => {
    const tasks = STATUS_ORDER.flatMap((status) => columnOf(lane, status)).map((task): WorkRow => ({
      kind: 'task',
      key: task.id,
      task,
    }));
    if (group === 'none') return tasks;
    const head: WorkRow = { kind: 'lane', key: `lane ${lane.key}`, lane };
    return [head, ...tasks];
  });
}

/** The task of a row, or what a row without one counts as when the list is sorted. */
export function fromTask<T>(row: WorkRow, read: (task: TaskReply) => T): T | null {
  return row.kind === 'task' ? read(row.task) : null;
}
