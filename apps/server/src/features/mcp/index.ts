export { McpModule } from './mcp.module.js';
export type { ToolCall, ToolOutcome } from './tool-call.js';
export { ResourceTable } from './resource-table.js';
export { cleanText, marked, theirs } from './untrusted.js';
export { Tellings, type Telling } from './tellings.js';
export { ToolTable } from './tool-table.js';
