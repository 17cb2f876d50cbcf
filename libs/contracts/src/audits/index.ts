export * from './audits.endpoints.js';
export type * from './audits.dto.js';
