export * from './local.endpoints.js';
export type * from './local.dto.js';
