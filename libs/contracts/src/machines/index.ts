export * from './machines.values.js';
export * from './machines.endpoints.js';
export type * from './machines.dto.js';
