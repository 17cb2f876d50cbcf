export * from './tenancy.endpoints.js';
export type * from './tenancy.dto.js';
