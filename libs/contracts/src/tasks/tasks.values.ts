export const TASK_STATUSES = ['planned', 'active', 'blocked', 'done', 'cancelled'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];
/** Still on somebody's plate. */
export const OPEN_STATUSES = [
  'planned',
  'active',
  'blocked',
] as const satisfies readonly TaskStatus[];

export const TASK_ACTIONS = ['create', 'modify', 'remove', 'fix', 'audit'] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** How long a check of a text stands for a start of the same text. */
export const CHECK_MINUTES = 30;
export const REASON_MIN = 3;
export const REASON_MAX = 500;
