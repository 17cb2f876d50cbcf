export * from './activity.values.js';
export * from './activity.endpoints.js';
export type * from './activity.dto.js';
