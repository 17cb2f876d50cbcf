/** The browser-safe door: words, limits, endpoints, and DTOs as types only. */
export * from './kernel/index.js';
export * from './health/index.js';
export * from './live/index.js';
export * from './session/index.js';
export * from './auth/index.js';
export * from './onboarding/index.js';
export * from './tenancy/index.js';
export * from './members/index.js';
export * from './tokens/index.js';
export * from './profile/index.js';
export * from './reset/index.js';
