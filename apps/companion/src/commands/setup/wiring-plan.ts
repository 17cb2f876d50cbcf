import type { AgentType } from '@covibe/contracts';
import { agentHome, isInstalled } from '../../kit/agents/agent-homes.js';
import { textDiff } from '../../kit/agents/text-diff.js';
import { MESSAGES } from '../../kit/messages.js';
import type { Standpoint } from '../../kit/standpoint.js';

/** What setup would do to one agent's file. */
export type PlannedWiring =
  | { agent: AgentType; kind: 'skipped'; why: string }
  | { agent: AgentType; kind: 'refused'; why: string }
  | { agent: AgentType; kind: 'unchanged'; path: string }
  | { agent: AgentType; kind: 'changed'; path: string; text: string; diff: string[] };

/** Looks at the files of the wanted agents and writes nothing. */
export function planWiring(place: Standpoint, agents: readonly AgentType[]): PlannedWiring[] {
  return agents.map((agent) => plan(place, agent));
}

function plan({ host, configs, wiring }: Standpoint, agent: AgentType): PlannedWiring {
  if (!isInstalled(agent, host)) {
    return { agent, kind: 'skipped', why: MESSAGES.homeMissing(agent, agentHome(agent, host)) };
  }
  const { path } = configs[agent];
  try {
    const present = host.files.read(path);
    const text = configs[agent].wire(present, wiring);
    if (text === present) return { agent, kind: 'unchanged', path };
    return { agent, kind: 'changed', path, text, diff: textDiff(present ?? '', text) };
  } catch (fault) {
    return { agent, kind: 'refused', why: fault instanceof Error ? fault.message : String(fault) };
  }
}
