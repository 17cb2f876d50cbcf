/** What a developer may do in a tenant; workspaces only scope what is read and written. */
export const ROLES = ['admin', 'member'] as const;
export type Role = (typeof ROLES)[number];

/** The refusal of somebody who is signed in but has no place in any tenant here yet. */
export const ONBOARDING_REQUIRED = 'auth/onboarding_required';
/** Where they found a place, or accept one. */
export const ONBOARDING_PATH = '/onboarding';
