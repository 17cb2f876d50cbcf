import type { RateLimit } from '../../platform/rate-limit/rate-limits.js';

/** What nobody has to be known for, by address. Sixty polls a minute are a dozen machines at once. */
export const REQUESTS: RateLimit = { name: 'setup.request', points: 30, seconds: 60 };
export const POLLS: RateLimit = { name: 'setup.poll', points: 60, seconds: 60 };
export const CONFIRMATIONS: RateLimit = { name: 'setup.confirm', points: 60, seconds: 60 };

/** The same from everywhere together, so that many addresses are no way around. */
export const ALL_REQUESTS: RateLimit = { name: 'setup.requests', points: 300, seconds: 60 };
export const ALL_POLLS: RateLimit = { name: 'setup.polls', points: 6_000, seconds: 60 };

/** What somebody signed in may ask about codes, whichever browser they sit at. */
export const LOOKUPS: RateLimit = { name: 'setup.lookup', points: 60, seconds: 60 };
/** Codes that lead nowhere: ten are a person who mistypes, more is a person who guesses. */
export const MISSES: RateLimit = { name: 'setup.miss', points: 10, seconds: 600 };
export const ALL_MISSES: RateLimit = { name: 'setup.misses', points: 120, seconds: 60 };

/** The one caller of a limit for everybody. */
export const EVERYBODY = 'all';
