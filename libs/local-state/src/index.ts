/** What Co-Vibe keeps on a developer's machine: formats, locking and the choice of a token. */
export * from './credentials.js';
export * from './declined-services.js';
export * from './guard-memory.js';
export * from './home-folder.js';
export { holdAlone, isHeldAlone } from './file-lock.js';
export * from './local-state-fault.js';
export * from './origin.js';
export { pause } from './pause.js';
export * from './project.js';
export * from './repository-place.js';
export * from './repositories.js';
export { replaceFile } from './replace-file.js';
export * from './machine-spools.js';
export * from './running-time.js';
export * from './setting.js';
export * from './spool.js';
export * from './state-places.js';
export * from './token-choice.js';
