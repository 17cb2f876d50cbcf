export * from './overlap.values.js';
export * from './overlap.endpoints.js';
export type * from './checks.dto.js';
export type * from './overlap.dto.js';
