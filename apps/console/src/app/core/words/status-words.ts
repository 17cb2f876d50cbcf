import type { MatchStatus, Priority, TaskStatus } from '@covibe/contracts';

/** The states of work in the order a reader asks for them: now, stuck, next, over. */
export const STATUS_ORDER = [
  'active',
  'blocked',
  'planned',
  'done',
  'cancelled',
] as const satisfies readonly TaskStatus[];

/** Names of the states as headings. */
export const STATUS_NAMES: Readonly<Record<TaskStatus, string>> = {
  active: 'Active',
  blocked: 'Blocked',
  planned: 'Planned',
  done: 'Done',
  cancelled: 'Cancelled',
};

/** The tone that repeats the meaning of a state. */
export const STATUS_TONES = {
  active: 'accent',
  blocked: 'bad',
  planned: 'plan',
  done: 'good',
  cancelled: 'neutral',
} as const satisfies Readonly<Record<TaskStatus, string>>;

/** Work that was found alike may also be about to begin. */
export const MATCH_STATUS_NAMES: Readonly<Record<MatchStatus, string>> = {
  ...STATUS_NAMES,
  reserved: 'About to begin',
};

export const MATCH_STATUS_TONES = {
  ...STATUS_TONES,
  reserved: 'plan',
} as const satisfies Readonly<Record<MatchStatus, string>>;

/** Most urgent first. */
export const PRIORITY_ORDER = [
  'urgent',
  'high',
  'normal',
  'low',
] as const satisfies readonly Priority[];

export const PRIORITY_NAMES: Readonly<Record<Priority, string>> = {
  urgent: 'Urgent',
  high: 'High',
  normal: 'Normal',
  low: 'Low',
};
