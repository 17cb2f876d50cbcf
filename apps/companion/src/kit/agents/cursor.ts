import { join } from 'node:path';
import { McpJson } from './mcp-json.js';

/** `.cursor/mcp.json` of the project. Cursor gives servers no environment but what is named here. */
export function cursorConfig(project: string): McpJson {
  return new McpJson('cursor', join(project, '.cursor', 'mcp.json'), ({ bridge, origin }) => ({
    command: 'node',
    args: [bridge],
    cwd: project,
    env: {
      COVIBE_AGENT: 'cursor',
      COVIBE_BASE_URL: origin,
      COVIBE_MCP_TOKEN: '${env:COVIBE_MCP_TOKEN}',
    },
  }));
}
