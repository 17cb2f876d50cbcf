export const SESSION_STATES = ['active', 'stale', 'ended'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

export const SESSION_HEARTBEAT_SECONDS = 60;
export const CONTEXT_HOURS_DEFAULT = 24;
export const CONTEXT_HOURS_MAX = 168;
export const CONTEXT_LIST_MAX = 20;
