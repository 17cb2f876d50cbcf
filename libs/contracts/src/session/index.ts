export * from './session.values.js';
export * from './session.endpoints.js';
export * from './return-to.js';
export type * from './session.dto.js';
