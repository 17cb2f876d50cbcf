export * from './downloads.values.js';
export * from './downloads.endpoints.js';
export type * from './downloads.dto.js';
