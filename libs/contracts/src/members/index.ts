export * from './members.values.js';
export * from './members.endpoints.js';
export type * from './members.dto.js';
