export * from './live.values.js';
export * from './live.endpoints.js';
