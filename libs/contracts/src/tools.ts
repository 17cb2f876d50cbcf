/** The agents' door: every tool in the order agents read them. For the server and generators only. */
export { COORDINATE_TOOL } from './messages/coordinate.tools.js';
export { FEEDBACK_TOOL } from './feedback/feedback.tools.js';
export { NOTE_TOOL } from './notes/notes.tools.js';
export { SESSION_TOOL } from './agent-sessions/agent-sessions.tools.js';
export { TASK_TOOL } from './tasks/tasks.tools.js';
export { TEAM_TOOL } from './team/team.tools.js';
export { WORKSTREAM_TOOL } from './workstreams/workstreams.tools.js';
export type { OperationClass, OperationInput, ToolDeclaration } from './mcp/tool.js';
