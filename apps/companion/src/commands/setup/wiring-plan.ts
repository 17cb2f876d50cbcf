import type { AgentType } from '@covibe/contracts';
import { agentHome, isInstalled } from '../../kit/agents/agent-homes.js';
import { type AgentConfig, asConfigFault } from '../../kit/agents/agent-config.js';
import type { HookConfig } from '../../kit/agents/hook-config.js';
import { textDiff } from '../../kit/agents/text-diff.js';
import { MESSAGES } from '../../kit/messages.js';
import type { Standpoint } from '../../kit/standpoint.js';

/** What setup would do to one file of an agent's. */
export type PlannedWiring =
  | { agent: AgentType; kind: 'skipped'; why: string }
  | { agent: AgentType; kind: 'refused'; why: string }
  | { agent: AgentType; kind: 'unchanged'; path: string }
  | { agent: AgentType; kind: 'changed'; path: string; text: string; diff: string[] };

/** Looks at the files of the wanted agents and writes nothing. */
export function planWiring(place: Standpoint, agents: readonly AgentType[]): PlannedWiring[] {
  return agents.flatMap((agent) => {
    const { host } = place;
    if (!isInstalled(agent, host)) {
      const why = MESSAGES.homeMissing(agent, agentHome(agent, host));
      return [{ agent, kind: 'skipped', why } as const];
    }
    const hooks = place.hooks.filter((config) => config.agent === agent);
    return [place.configs[agent], ...hooks].map((file) => plan(place, file));
  });
}

type File = Pick<AgentConfig, 'agent' | 'path' | 'wire'> & Pick<HookConfig, 'obstacle'>;

function plan({ host, wiring }: Standpoint, file: File): PlannedWiring {
  const { agent, path } = file;
  try {
    const why = file.obstacle?.((other) => host.files.read(other));
    if (why) return { agent, kind: 'skipped', why };
    const present = host.files.read(path);
    const text = file.wire(present, wiring);
    if (text === present) return { agent, kind: 'unchanged', path };
    return { agent, kind: 'changed', path, text, diff: textDiff(present ?? '', text) };
  } catch (fault) {
    return refusal(agent, path, fault);
  }
}

/** Writes what was planned; a file that cannot be written is refused, and the others are written. */
export function carryOut({ host }: Standpoint, step: PlannedWiring): PlannedWiring {
  if (step.kind !== 'changed') return step;
  try {
    host.files.write(step.path, step.text);
    return step;
  } catch (fault) {
    return refusal(step.agent, step.path, fault);
  }
}

function refusal(agent: AgentType, path: string, fault: unknown): PlannedWiring {
  const told = asConfigFault(fault, path);
  return { agent, kind: 'refused', why: told instanceof Error ? told.message : String(told) };
}
