export * from './agent-sessions.values.js';
export type * from './agent-sessions.dto.js';
