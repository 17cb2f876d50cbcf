/** The server's door: DTO classes with their validation. Never imported by the console. */
export * from './health/health.dto.js';
export * from './session/session.dto.js';
export * from './auth/local.dto.js';
export * from './onboarding/onboarding.dto.js';
export * from './tenancy/tenancy.dto.js';
export * from './members/members.dto.js';
export * from './tokens/tokens.dto.js';
export * from './profile/profile.dto.js';
export * from './reset/reset.dto.js';
export * from './tasks/tasks.dto.js';
export * from './workstreams/workstreams.dto.js';
export * from './agent-sessions/agent-sessions.dto.js';
export * from './notes/notes.dto.js';
export * from './team/team.dto.js';
export * from './feedback/feedback.dto.js';
export * from './activity/activity.dto.js';
export * from './tools.js';
