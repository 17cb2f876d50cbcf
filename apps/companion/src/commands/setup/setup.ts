import { AGENT_TYPES, type AgentType } from '@covibe/contracts';
import { detectedAgents, namedAgents } from '../../kit/agent-list.js';
import { examine } from '../../kit/checks/examine.js';
import { hasFailed, tellFinding } from '../../kit/checks/finding.js';
import type { ExitCode } from '../../kit/faults.js';
import type { Host } from '../../kit/host.js';
import { MESSAGES } from '../../kit/messages.js';
import { type Programs, realPrograms } from '../../kit/programs.js';
import { type Standpoint, standpointOf } from '../../kit/standpoint.js';
import { type Level, reportLine } from '../../kit/terminal.js';
import { ensureTokens } from '../../kit/tokens/ensure-tokens.js';
import { settleGitHook } from './settle-git-hook.js';
import { settleService } from './settle-service.js';
import { planWiring, type PlannedWiring } from './wiring-plan.js';

export interface SetupOptions {
  baseUrl?: string;
  agents?: string;
  token?: string;
  dryRun?: boolean;
  allowHttp?: boolean;
  yes?: boolean;
  logNewRepos?: boolean;
  /** Whether the watch is a service of this machine; left out, a person is asked. */
  service?: boolean;
  /** Whether git asks before a commit too. */
  gitHook?: boolean;
}

const NAMES: Record<AgentType, string> = {
  'claude-code': 'Claude Code',
  codex: 'Codex',
  cursor: 'Cursor',
};

/**
 * Connects this machine's agents, in this project, with a server: tokens first, then the agents' own
 * files, then the doctor. Run again it asks nothing and changes nothing that is right already.
 */
export async function setup(
  host: Host,
  options: SetupOptions,
  programs: Programs = realPrograms,
): Promise<ExitCode> {
  const agents = options.agents === undefined ? detectedAgents(host) : namedAgents(options.agents);
  const place = standpointOf(host, { ...options, allowHttp: options.allowHttp ?? undefined });
  host.terminal.say(`Connecting ${namesOf(agents)} with ${place.origin}`);
  if (!options.dryRun) {
    await ensureTokens(place, { agents, token: options.token, acceptEnvironment: true });
  }
  // The project's own file is for everybody who works in it with Claude Code.
  const wired = AGENT_TYPES.filter((agent) => agent === 'claude-code' || agents.includes(agent));
  const plan = planWiring(place, wired);
  if (options.dryRun) return showPlan(place, plan);
  if (!(await mayWrite(place, plan, options.yes ?? false))) {
    host.terminal.say('No configuration was written. Run covibe-local setup again to do so.');
    return 1;
  }
  carryOut(place, plan);
  await settlePolicy(place, options);
  const isSettled = await settleService(place, options, programs);
  const isAsking = !options.gitHook || (await settleGitHook(place, programs));
  const ending = await conclude(place, agents, plan);
  return isSettled && isAsking ? ending : 1;
}

function showPlan(place: Standpoint, plan: readonly PlannedWiring[]): ExitCode {
  for (const step of plan) {
    tell(place, step, 'would be changed');
    if (step.kind === 'changed') place.host.terminal.say(step.diff.join('\n'));
  }
  place.host.terminal.say('Nothing was written: this was a dry run.');
  return plan.some(({ kind }) => kind === 'refused') ? 1 : 0;
}

/** Asked once a machine; a script says it with a flag, or leaves what is stored as it is. */
async function settlePolicy(
  { host: { terminal }, repositories, origin }: Standpoint,
  { logNewRepos, yes }: SetupOptions,
): Promise<void> {
  if (logNewRepos !== undefined) {
    repositories.choosePolicy(logNewRepos ? 'log' : 'ask');
  } else if (terminal.isInteractive && !yes && !repositories.isPolicyChosen()) {
    const answer = await terminal.ask(`${MESSAGES.syncNewRepos(origin)} `);
    repositories.choosePolicy(/^\s*n/i.test(answer) ? 'ask' : 'log');
  }
  const isAsking = repositories.policy() === 'ask';
  terminal.say(isAsking ? MESSAGES.askFirst() : MESSAGES.disclosure());
}

/** A person at a terminal sees what changes before it does. */
async function mayWrite(
  { host: { terminal } }: Standpoint,
  plan: readonly PlannedWiring[],
  yes: boolean,
): Promise<boolean> {
  const changes = plan.filter((step) => step.kind === 'changed');
  if (changes.length === 0 || yes || !terminal.isInteractive) return true;
  for (const { path, diff } of changes) terminal.say([path, ...diff].join('\n'));
  const answer = await terminal.ask(`Write ${changes.length === 1 ? 'this' : 'these'}? [Y/n] `);
  return !/^\s*n/i.test(answer);
}

function carryOut(place: Standpoint, plan: readonly PlannedWiring[]): void {
  for (const step of plan) {
    if (step.kind === 'changed') place.host.files.write(step.path, step.text);
    tell(place, step, 'written');
  }
}

function tell({ host: { terminal } }: Standpoint, step: PlannedWiring, change: string): void {
  const say = (level: Level, text: string) =>
    terminal.say(reportLine(level, step.agent, text, terminal.colours));
  if (step.kind === 'changed') say('ok', `${step.path} ${change}`);
  else if (step.kind === 'unchanged') say('ok', `${step.path} is right already`);
  else say(step.kind === 'skipped' ? 'info' : 'fail', step.why);
}

async function conclude(
  place: Standpoint,
  agents: readonly AgentType[],
  plan: readonly PlannedWiring[],
): Promise<ExitCode> {
  const { terminal } = place.host;
  const findings = await examine(place);
  for (const finding of findings) tellFinding(terminal, finding);
  if (hasFailed(findings) || plan.some(({ kind }) => kind === 'refused')) {
    terminal.say('Not everything is in order: follow the arrows, then run covibe-local doctor.');
    return 1;
  }
  const isReady = (agent: AgentType) =>
    plan.some((step) => step.agent === agent && step.kind !== 'skipped');
  const ready = agents.filter(isReady);
  terminal.say(
    `Next: start ${namesOf(ready)} in ${place.project} (restart what is running). Its session appears at ${place.origin}/workstreams.`,
  );
  return 0;
}

function namesOf(agents: readonly AgentType[]): string {
  const names = agents.map((agent) => NAMES[agent]);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
