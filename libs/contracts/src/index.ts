/** The browser-safe door: words, limits, endpoints, and DTOs as types only. */
export * from './kernel/index.js';
export * from './health/index.js';
export * from './live/index.js';
export * from './session/index.js';
