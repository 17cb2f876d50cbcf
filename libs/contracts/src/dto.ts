/** The server's door: DTO classes with their validation. Never imported by the console. */
export * from './health/health.dto.js';
export * from './session/session.dto.js';
