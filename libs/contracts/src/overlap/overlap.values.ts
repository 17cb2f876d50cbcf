import { TASK_STATUSES } from '../tasks/tasks.values.js';

/** Work that was checked a moment ago and not begun yet counts as reserved. */
export const MATCH_STATUSES = [...TASK_STATUSES, 'reserved'] as const;
export type MatchStatus = (typeof MATCH_STATUSES)[number];

/** How long finished work is still worth mentioning. */
export const RECENT_DAYS = 14;

export const VERDICTS = ['same', 'different'] as const;
export type Verdict = (typeof VERDICTS)[number];
/** Most candidates one check asks about. */
export const CANDIDATES_MAX = 10;
export const MATCHES_MAX = 20;

/** A human's own words why work goes on although it is the same as somebody else's. */
export const CONFIRM_REASON_MIN = 10;
export const CONFIRM_REASON_MAX = 500;

/**
 * `open` waits for a decision, `informed` never needed one; `confirmed` goes on side by side with a
 * reason, `joined` gave way to the other work, `dismissed` was found to be different, `cleared` lost
 * one of its sides.
 */
export const WARNING_STATUSES = [
  'open',
  'informed',
  'confirmed',
  'joined',
  'dismissed',
  'cleared',
] as const;
export type WarningStatus = (typeof WARNING_STATUSES)[number];

export const WARNING_DECISIONS = ['join', 'confirm', 'dismiss'] as const;
export type WarningDecision = (typeof WARNING_DECISIONS)[number];

/** Why a strong likeness does not stop anybody. */
export const SUPPRESSIONS = ['component', 'action', 'low_information', 'closed'] as const;
export type Suppression = (typeof SUPPRESSIONS)[number];
