export * from './team.endpoints.js';
export type * from './team.dto.js';
