export * from './paxel.values.js';
export * from './paxel.endpoints.js';
export type * from './paxel.dto.js';
