export * from './claims.values.js';
export * from './claims.endpoints.js';
export type * from './claims.dto.js';
