export * from './profile.values.js';
export * from './profile.endpoints.js';
export type * from './profile.dto.js';
