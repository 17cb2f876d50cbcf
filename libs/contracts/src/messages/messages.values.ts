export const MESSAGE_KINDS = ['question', 'handoff'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** A question ends answered, a hand-off accepted or declined; both may expire or be taken back. */
export const MESSAGE_STATUSES = [
  'open',
  'answered',
  'accepted',
  'declined',
  'expired',
  'withdrawn',
] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

export const MESSAGE_TEXT_MAX = 2_000;
export const MESSAGE_HOURS_DEFAULT = 24;
export const MESSAGE_HOURS_MAX = 168;
/** Open messages one inbox holds; more are refused until it is emptied. */
export const INBOX_MAX = 100;
/** Unread messages told about on one answer. */
export const TOLD_AT_ONCE = 5;
