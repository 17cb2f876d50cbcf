export * from './hooks.values.js';
export * from './hooks.endpoints.js';
export type * from './hooks.dto.js';
