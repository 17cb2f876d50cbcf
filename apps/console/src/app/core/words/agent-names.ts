import type { AgentType } from '@covibe/contracts';

/** What people call the agents. */
export const AGENT_NAMES: Readonly<Record<AgentType, string>> = {
  'claude-code': 'Claude Code',
  codex: 'Codex',
  cursor: 'Cursor',
};
