export * from './messages.values.js';
export * from './messages.endpoints.js';
export type * from './messages.dto.js';
