import { isInstalled } from '../agents/agent-homes.js';
import type { HookConfig, OtherHooks } from '../agents/hook-config.js';
import { otherHookPlaces } from '../agents/hook-places.js';
import type { Standpoint } from '../standpoint.js';
import { wiredAgents } from './config-check.js';
import type { Finding } from './finding.js';

/**
 * The programs that agents start at their events: ours where an agent is wired up, and nothing that only
 * carries our name. A repository can bring such a command along for whoever opens it.
 */
export function checkHooks(place: Standpoint): Finding[] {
  const wired = wiredAgents(place);
  return [
    ...place.hooks.flatMap((config) => checkFile(place, config, wired.includes(config.agent))),
    ...otherHookPlaces(place.host, place.project)
      // A home that is a project of its own has setup's file there.
      .filter(({ path }) => !place.hooks.some((config) => config.path === path))
      .flatMap((config) => checkOther(place, config)),
  ];
}

/** What stands there is none of setup's: even our own program would tell everything twice. */
function checkOther({ host, wiring }: Standpoint, config: OtherHooks): Finding[] {
  let commands;
  try {
    commands = config.commands(host.files.read(config.path) ?? '', wiring);
  } catch {
    // The agent itself says what is wrong with a file that is none of ours.
    return [];
  }
  return [...new Set(commands.map(({ found }) => found))].map((found) => ({
    level: 'fail',
    subject: `${config.agent} hooks`,
    text: `${config.path} starts something that carries Co-Vibe's name, where setup writes nothing: ${found}`,
    mend: 'look at it, and remove it there',
  }));
}

function checkFile(place: Standpoint, config: HookConfig, isExpected: boolean): Finding[] {
  const { host, origin, wiring } = place;
  const subject = `${config.agent} hooks`;
  const mend = `covibe-local setup --agents claude-code,${config.agent} --base-url ${origin}`;
  let commands;
  let remark;
  const read = (path: string) => host.files.read(path);
  try {
    const text = read(config.path) ?? '';
    commands = config.commands(text, wiring);
    remark = commands.length > 0 ? config.remark?.(text, read) : undefined;
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
  if (commands.length > 0) {
    const text = remark ? `${config.path}: ${remark}` : config.path;
    return [{ level: remark ? 'info' : 'ok', subject, text }];
  }
  if (!isExpected || !isInstalled(config.agent, host)) return [];
  const obstacle = config.obstacle?.(read);
  if (obstacle) return [{ level: 'info', subject, text: obstacle }];
  return [{ level: 'warn', subject, text: `${config.path} does not start Co-Vibe's hooks`, mend }];
}
