export const PAXEL_STATUSES = ['requested', 'running', 'completed', 'failed', 'cancelled'] as const;
export type PaxelStatus = (typeof PAXEL_STATUSES)[number];
/** Somebody is still to run it, or runs it. */
export const PAXEL_ACTIVE = ['requested', 'running'] as const satisfies readonly PaxelStatus[];
export const PAXEL_RUN_TYPES = ['repo', 'all-repo'] as const;
export type PaxelRunType = (typeof PAXEL_RUN_TYPES)[number];
export const PAXEL_REQUESTERS = ['ui', 'companion'] as const;
export type PaxelRequester = (typeof PAXEL_REQUESTERS)[number];
export const PAXEL_ENDINGS = ['completed', 'failed', 'cancelled'] as const;
export type PaxelEnding = (typeof PAXEL_ENDINGS)[number];

export const PAXEL_PROJECT_MAX = 100;
export const PAXEL_URL_MAX = 500;
/** Signed tokens are long. */
export const PAXEL_TOKEN_MAX = 2_000;
/** What a companion may say: whether an address may be linked to is decided, and told, by the server. */
export const PAXEL_SAID_URL_MAX = 10_000;
export const PAXEL_ERROR_MAX = 1_000;
export const PAXEL_REPORT_HOST = 'paxel.ycombinator.com';
/** How often an open profile asks while a run is active. */
export const PAXEL_POLL_MS = 3_000;
export const PAXEL_HISTORY = 20;
