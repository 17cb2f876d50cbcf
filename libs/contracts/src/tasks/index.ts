export * from './tasks.values.js';
export * from './tasks.endpoints.js';
export type * from './tasks.dto.js';
