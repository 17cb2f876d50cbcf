import { AGENT_TYPES, type AgentType } from '@covibe/contracts';
import { isInstalled } from './agents/agent-homes.js';
import { usageFault } from './faults.js';
import type { Host } from './host.js';

/** The agents named in `--agents`, each once, in the product's order. */
export function namedAgents(list: string): AgentType[] {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !AGENT_TYPES.some((agent) => agent === name));
  if (unknown !== undefined) {
    throw usageFault(
      `“${unknown}” is no agent that Co-Vibe knows: --agents takes ${AGENT_TYPES.join(', ')}, separated by commas.`,
    );
  }
  return AGENT_TYPES.filter((agent) => names.includes(agent));
}

/** Claude Code always; the others where their home folder is. */
export function detectedAgents(host: Host): AgentType[] {
  return AGENT_TYPES.filter((agent) => isInstalled(agent, host));
}
