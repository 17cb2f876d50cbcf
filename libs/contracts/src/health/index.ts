export * from './health.values.js';
export * from './health.endpoints.js';
export type * from './health.dto.js';
