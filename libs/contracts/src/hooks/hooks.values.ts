/** What a host's hook may report; nothing else leaves the machine. */
export const HOOK_EVENTS = ['session_start', 'session_beat', 'session_end', 'touched'] as const;
export type HookEvent = (typeof HOOK_EVENTS)[number];

export const GUARD_MODES = ['warn', 'ask', 'deny'] as const;
export type GuardMode = (typeof GUARD_MODES)[number];
/** How long a companion may go on with the guard's last answer. */
export const GUARD_CACHE_SECONDS = 5;

/** Events a spool hands over at once, and how large they may be together: bodies end at 100 KiB. */
export const HOOK_BATCH_MAX = 500;
export const HOOK_BATCH_BYTES_MAX = 96 * 1024;
/** How long touched paths are kept; a report that waited longer is refused. */
export const ACTIVITY_DAYS = 14;
/** Why one report of a batch is not taken, now and whenever it is sent again. */
export const REPORT_REFUSALS = ['hooks/invalid', 'hooks/no_repo', 'hooks/too_old'] as const;
export type ReportRefusal = (typeof REPORT_REFUSALS)[number];
export const HOOK_PATHS_MAX = 50;
/** Lines put into an agent's context at once, and how long all of them may be together. */
export const CONTEXT_LINES_MAX = 20;
export const CONTEXT_TEXT_MAX = 10_000;
