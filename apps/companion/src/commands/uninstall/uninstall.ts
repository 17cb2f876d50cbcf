import { dirname, sep } from 'node:path';
import { AGENT_TYPES, type AgentType } from '@covibe/contracts';
import { normaliseOrigin } from '@covibe/local-state';
import { type AgentConfig, asConfigFault, isRecord } from '../../kit/agents/agent-config.js';
import type { ExitCode } from '../../kit/faults.js';
import { removeGitHook } from '../../kit/git-hook.js';
import type { Host, HostFiles } from '../../kit/host.js';
import { type Programs, realPrograms } from '../../kit/programs.js';
import { endService } from '../../kit/service/service-control.js';
import { isOurUnit, serviceUnit } from '../../kit/service/service-unit.js';
import { type ServerOptions, type Standpoint, standpointOf } from '../../kit/standpoint.js';
import { type Level, plain, reportLine } from '../../kit/terminal.js';

/**
 * Takes out what setup put in: Co-Vibe's part of each agent's file for this project, Codex's table,
 * the watch service and the stored tokens of the server. Everything else in those files stays.
 */
export async function uninstall(
  host: Host,
  options: ServerOptions,
  programs: Programs = realPrograms,
): Promise<ExitCode> {
  const place = standpointOf(host, { ...options, allowHttp: true });
  const elsewhere = wiredElsewhere(place);
  const files = [...AGENT_TYPES.map((agent) => place.configs[agent]), ...place.hooks];
  const outcomes = files
    .filter(({ agent }) => !elsewhere.includes(agent))
    .map((file) => unwire(place, file));
  await removeService(place, programs);
  // The project's own file says whose hook before commits it is.
  const isHere = !elsewhere.includes('claude-code');
  const hook = isHere && removeGitHook(host, place.project);
  if (hook) say(place, 'ok', 'git hook', `taken out of ${hook}`);
  const gone = place.credentials.forget(place.origin);
  if (gone.length > 0) {
    say(place, 'ok', 'tokens', `forgotten for ${gone.join(', ')} (${place.origin})`);
  }
  host.terminal.say(
    `The package itself is npm's: npm uninstall co-vibe. Revoke the tokens at ${place.origin}/settings if this machine leaves your hands.`,
  );
  return outcomes.every(Boolean) ? 0 : 1;
}

async function removeService(place: Standpoint, programs: Programs): Promise<void> {
  const { host, origin } = place;
  const unit = serviceUnit({ ...host, origin });
  const present = unit && host.files.read(unit.path);
  if (!unit || present === undefined || !isOurUnit(present)) return;
  await endService(unit, host.files, programs);
  say(place, 'ok', 'service', `${unit.path} stopped and removed`);
}

type File = Pick<AgentConfig, 'agent' | 'path' | 'unwire'>;

/** Agents whose file connects them with another server: that server's uninstall takes those out. */
function wiredElsewhere(place: Standpoint): AgentType[] {
  return AGENT_TYPES.filter((agent) => {
    const config = place.configs[agent];
    const other = serverOf(config, place.host.files);
    if (!other || other === place.origin) return false;
    const text = `${config.path} connects with ${plain(other)} and stays: covibe-local uninstall --base-url ${plain(other)} takes it out`;
    say(place, 'info', agent, text);
    return true;
  });
}

function serverOf(config: AgentConfig, files: HostFiles): string | undefined {
  try {
    const text = files.read(config.path);
    const env = text === undefined ? undefined : config.entry(text)?.env;
    const address = isRecord(env) ? env['COVIBE_BASE_URL'] : undefined;
    return typeof address === 'string' ? normaliseOrigin(address) : undefined;
  } catch {
    // What cannot be understood is nobody else's either.
    return undefined;
  }
}

function unwire(place: Standpoint, config: File): boolean {
  const { files } = place.host;
  const { agent } = config;
  try {
    const text = files.read(config.path);
    const left = text === undefined ? undefined : config.unwire(text);
    if (text === undefined || left === text) return true;
    if (left === undefined) removeMade(place, config.path);
    else files.write(config.path, left);
    say(place, 'ok', agent, `taken out of ${config.path}`);
    return true;
  } catch (fault) {
    const told = asConfigFault(fault, config.path);
    say(place, 'fail', agent, told instanceof Error ? told.message : String(told));
    return false;
  }
}

/**
 * A file that setup made goes, and with it the folder inside the project that it was made for. A link is
 * not of setup's making: it stays, and what it leads to is emptied.
 */
function removeMade({ host: { files }, project }: Standpoint, path: string): void {
  if (files.isLink(path)) {
    files.write(path, path.endsWith('.json') ? '{}\n' : '');
    return;
  }
  files.remove(path);
  const folder = dirname(path);
  if (folder.startsWith(project + sep)) files.removeEmptyFolder(folder);
}

function say({ host: { terminal } }: Standpoint, level: Level, subject: string, text: string) {
  terminal.say(reportLine(level, subject, text, terminal.colours));
}
