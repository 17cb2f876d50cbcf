export * from './metrics.values.js';
export * from './metrics.endpoints.js';
export type * from './metrics.dto.js';
