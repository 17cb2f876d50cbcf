export * from './downloads.values.js';
export * from './downloads.endpoints.js';
