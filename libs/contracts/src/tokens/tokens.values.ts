export const TOKEN_PREFIX = 'cv_';
export const TOKEN_DAYS_DEFAULT = 90;
export const TOKEN_DAYS_MAX = 365;
/** How long before its end a token begins to warn. */
export const TOKEN_WARNING_DAYS = 14;

export const TOKEN_STATES = ['active', 'expiring', 'expired', 'revoked'] as const;
export type TokenState = (typeof TOKEN_STATES)[number];
