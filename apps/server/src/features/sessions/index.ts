export { contextReply } from './context-row.js';
export { ContextsRepository } from './contexts.repository.js';
export { SessionLinks } from './session-links.js';
export { sessionReply } from './session-row.js';
export { SessionsModule } from './sessions.module.js';
export { SessionsRepository } from './sessions.repository.js';
export { Staleness } from './staleness.js';
