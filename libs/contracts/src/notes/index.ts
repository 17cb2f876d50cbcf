export * from './notes.values.js';
export type * from './notes.dto.js';
