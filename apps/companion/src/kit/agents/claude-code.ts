import { isAbsolute, join, relative } from 'node:path';
import { McpJson } from './mcp-json.js';

/**
 * `.mcp.json` of the project. Claude Code starts servers in the project's folder, so an installation
 * inside the project is named relative to it: the file can be committed and is right for everybody.
 */
export function claudeCodeConfig(project: string): McpJson {
  return new McpJson('claude-code', join(project, '.mcp.json'), ({ bridge, origin }) => ({
    command: 'node',
    args: [insideOf(project, bridge) ?? bridge],
    env: { COVIBE_BASE_URL: origin, COVIBE_AGENT: 'claude-code' },
  }));
}

/** The path as every system's Node reads it, when it lies in the project. */
function insideOf(project: string, path: string): string | undefined {
  const way = relative(project, path);
  return way.startsWith('..') || isAbsolute(way) ? undefined : way.replaceAll('\\', '/');
}
