export * from './onboarding.values.js';
export * from './onboarding.endpoints.js';
export type * from './onboarding.dto.js';
