export * from './workstreams.endpoints.js';
export type * from './workstreams.dto.js';
