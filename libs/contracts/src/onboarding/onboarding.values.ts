/**
 * What a person without a place here can do next: found a tenant, take over an organization that
 * has none yet, accept an invitation, or ask one of the admins named.
 */
export const ONBOARDING_STEPS = ['found', 'claim', 'accept', 'ask', 'done'] as const;
export type OnboardingStep = (typeof ONBOARDING_STEPS)[number];
