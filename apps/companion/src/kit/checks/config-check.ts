import { AGENT_TYPES, type AgentType } from '@covibe/contracts';
import { asConfigFault } from '../agents/agent-config.js';
import { isInstalled } from '../agents/agent-homes.js';
import { type Defect, DEFECTS, defectsOf } from '../agents/entry-defects.js';
import type { Standpoint } from '../standpoint.js';
import type { Finding } from './finding.js';

/** The agents whose configuration names Co-Vibe; Claude Code's counts from the marker on. */
export function wiredAgents({ host, configs }: Standpoint): AgentType[] {
  return AGENT_TYPES.filter((agent) => {
    const entry = entryOf(configs[agent], host.files);
    if (!entry) return false;
    const env = entry.env as Record<string, unknown> | undefined;
    return agent !== 'claude-code' || env?.['COVIBE_AGENT'] !== undefined;
  });
}

function entryOf(config: Standpoint['configs'][AgentType], files: Standpoint['host']['files']) {
  try {
    const text = files.read(config.path);
    return text === undefined ? undefined : config.entry(text);
  } catch {
    // The check of the configurations says what is wrong with the file.
    return undefined;
  }
}

/** Each agent's configuration, held against what setup would write. */
export function checkConfigs(place: Standpoint): Finding[] {
  return AGENT_TYPES.flatMap((agent) => checkConfig(place, agent));
}

function checkConfig(place: Standpoint, agent: AgentType): Finding[] {
  const { host, configs, origin, project, setup } = place;
  const config = configs[agent];
  const subject = `${agent} config`;
  let entry;
  try {
    const text = host.files.read(config.path);
    entry = text === undefined ? undefined : config.entry(text);
  } catch (fault) {
    const told = asConfigFault(fault, config.path);
    const text = told instanceof Error ? told.message : String(told);
    return [{ level: 'fail', subject, text, mend: setup }];
  }
  if (!entry) {
    if (!isInstalled(agent, host)) return [];
    const level = agent === 'claude-code' ? 'fail' : 'info';
    const mend = agent === 'claude-code' ? setup : `${setup} --agents claude-code,${agent}`;
    return [{ level, subject, text: `${config.path} does not name Co-Vibe`, mend }];
  }
  const defects = defectsOf(agent, entry, { origin, project }, host.files);
  if (defects.length === 0) return [{ level: 'ok', subject, text: `${config.path} → ${origin}` }];
  return defects.map((defect) => ({
    level: gradeOf(defect, defects),
    subject,
    text: `${config.path} ${DEFECTS[defect]}`,
    mend: agent === 'claude-code' ? setup : `${setup} --agents claude-code,${agent}`,
  }));
}

/** Written before agents had tokens of their own, an entry still works: setup migrates it. */
const gradeOf = (defect: Defect, all: readonly Defect[]) =>
  defect === 'no-marker' && all.length === 1 ? 'warn' : 'fail';
