export * from './tokens.values.js';
export * from './tokens.endpoints.js';
export type * from './tokens.dto.js';
