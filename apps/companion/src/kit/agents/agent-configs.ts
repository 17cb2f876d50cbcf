import { join } from 'node:path';
import type { AgentType } from '@covibe/contracts';
import type { Host } from '../host.js';
import type { AgentConfig, Wiring } from './agent-config.js';
import { agentHome } from './agent-homes.js';
import { claudeCodeConfig } from './claude-code.js';
import { CodexConfig } from './codex.js';
import { cursorConfig } from './cursor.js';

/** The file that connects each agent, for this project on this machine. */
export function agentConfigs(
  host: Pick<Host, 'env' | 'home'>,
  project: string,
): Record<AgentType, AgentConfig> {
  return {
    'claude-code': claudeCodeConfig(project),
    codex: new CodexConfig(agentHome('codex', host)),
    cursor: cursorConfig(project),
  };
}

export function wiringOf(
  host: Pick<Host, 'packageFolder'>,
  project: string,
  origin: string,
): Wiring {
  return { origin, project, bridge: join(host.packageFolder, 'bin', 'covibe-mcp.mjs') };
}
