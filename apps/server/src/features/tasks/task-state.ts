import type { TaskStatus } from '@covibe/contracts';

export const VERBS = ['start', 'block', 'unblock', 'complete', 'cancel', 'edit'] as const;
export type Verb = (typeof VERBS)[number];

/** The life of a task. What stands nowhere here cannot happen; finished work never comes back. */
const LIFE: Record<Verb, Partial<Record<TaskStatus, TaskStatus>>> = {
  start: { planned: 'active' },
  block: { active: 'blocked' },
  unblock: { blocked: 'active' },
  complete: { active: 'done', blocked: 'done' },
  cancel: { planned: 'cancelled', active: 'cancelled', blocked: 'cancelled' },
  edit: { planned: 'planned', active: 'active', blocked: 'blocked' },
};

/** The state a verb leads to, or nothing where it makes no sense. */
export function after(verb: Verb, status: TaskStatus): TaskStatus | undefined {
  return LIFE[verb][status];
}

/** The states from which a verb may be said. */
export function before(verb: Verb): TaskStatus[] {
  return Object.keys(LIFE[verb]) as TaskStatus[];
}
