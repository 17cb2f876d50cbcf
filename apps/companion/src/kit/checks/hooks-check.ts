import { isInstalled } from '../agents/agent-homes.js';
import type { HookConfig } from '../agents/hook-config.js';
import type { Standpoint } from '../standpoint.js';
import { wiredAgents } from './config-check.js';
import type { Finding } from './finding.js';

/**
 * The programs that agents start at their events: ours where an agent is wired up, and nothing that only
 * carries our name. A repository can bring such a command along for whoever opens it.
 */
export function checkHooks(place: Standpoint): Finding[] {
  const wired = wiredAgents(place);
  return place.hooks.flatMap((config) => checkFile(place, config, wired.includes(config.agent)));
}

function checkFile(place: Standpoint, config: HookConfig, isExpected: boolean): Finding[] {
  const { host, origin, wiring } = place;
  const subject = `${config.agent} hooks`;
  const mend = `covibe-local setup --agents claude-code,${config.agent} --base-url ${origin}`;
  let commands;
  try {
    commands = config.commands(host.files.read(config.path) ?? '', wiring);
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    return [{ level: 'fail', subject, text, mend }];
  }
  const strangers = commands.filter(({ wanted }) => !wanted);
  if (strangers.length > 0) {
    return strangers.map(({ found }) => ({
      level: 'fail',
      subject,
      text: `${config.path} starts something that carries Co-Vibe's name and is not what setup writes: ${found}`,
      mend: `look at it, remove it if you did not put it there, then ${mend}`,
    }));
  }
  if (commands.length > 0) return [{ level: 'ok', subject, text: config.path }];
  if (!isExpected || !isInstalled(config.agent, host)) return [];
  return [{ level: 'warn', subject, text: `${config.path} does not start Co-Vibe's hooks`, mend }];
}
