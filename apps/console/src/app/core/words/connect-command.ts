import { MCP_PATH } from '@covibe/contracts';

/**
 * The one command that makes work appear: it tells Claude Code where Co-Vibe is. In single quotes the name of
 * the variable arrives there and not the token, which would stay in its settings and be seen among processes.
 */
export function connectCommand(origin: string): string {
  return (
    `claude mcp add --transport http covibe ${origin}${MCP_PATH} ` +
    "--header 'Authorization: Bearer ${COVIBE_MCP_TOKEN}'"
  );
}
