export * from './endpoint.js';
export * from './error.values.js';
export * from './limits.values.js';
export * from './mask-tokens.js';
export * from './place.values.js';
