export * from './reset.endpoints.js';
export type * from './reset.dto.js';
