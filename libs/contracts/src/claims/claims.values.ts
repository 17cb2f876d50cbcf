export const CLAIM_MODES = ['exclusive', 'shared'] as const;
export type ClaimMode = (typeof CLAIM_MODES)[number];

export const CLAIM_STATUSES = ['active', 'released', 'expired'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

export const LEASE_MINUTES_DEFAULT = 30;
export const LEASE_MINUTES_MAX = 480;
/** Globs and areas one claim may hold. */
export const CLAIM_GLOBS_MAX = 50;
export const AREA_MAX = 80;
/** Claims one developer may hold at a time, and waits in one repository's queue. */
export const CLAIMS_OF_ONE_MAX = 50;
export const WAITS_IN_REPO_MAX = 100;
/** How long a place in the queue is kept. */
export const WAIT_MINUTES_DEFAULT = 60;
export const WAIT_MINUTES_MAX = 480;
/** How far back hot paths look. */
export const HOT_PATH_DAYS = 7;
/** Most paths one question about claims may name. */
export const CHECKED_PATHS_MAX = 200;
