export const HEALTH_STATES = ['ok', 'failing'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

export const AUTH_MODES = ['local-dev', 'workos'] as const;
export type AuthMode = (typeof AUTH_MODES)[number];
