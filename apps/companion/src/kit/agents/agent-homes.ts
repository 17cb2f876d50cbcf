import { join } from 'node:path';
import type { AgentType } from '@covibe/contracts';
import { given } from '@covibe/local-state';
import type { Host } from '../host.js';

type Where = Pick<Host, 'env' | 'home'>;

/** Variables that move an agent's home folder, ours first: it names one for Co-Vibe alone. */
const HOMES: Record<AgentType, { variables: readonly string[]; folder: string }> = {
  'claude-code': { variables: ['CLAUDE_CONFIG_DIR'], folder: '.claude' },
  codex: { variables: ['COVIBE_CODEX_HOME', 'CODEX_HOME'], folder: '.codex' },
  cursor: { variables: ['COVIBE_CURSOR_HOME'], folder: '.cursor' },
};

/** Where an agent keeps its own state on this machine. */
export function agentHome(agent: AgentType, { env, home }: Where): string {
  const { variables, folder } = HOMES[agent];
  for (const variable of variables) {
    const named = given(env[variable]);
    if (named) return named;
  }
  return join(home, folder);
}

/** Claude Code is at home in every repository; the others cannot run without their home. */
function needsHome(agent: AgentType): boolean {
  return agent !== 'claude-code';
}

export function isInstalled(agent: AgentType, host: Pick<Host, 'env' | 'home' | 'files'>): boolean {
  return !needsHome(agent) || host.files.isFolder(agentHome(agent, host));
}
