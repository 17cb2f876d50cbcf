import { AGENT_TYPES, type AgentType } from '@covibe/contracts';
import { environmentToken } from '@covibe/local-state';
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
import { carryOut, planWiring, type PlannedWiring } from './wiring-plan.js';

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
  const shown = planWiring(place, wired);
  if (options.dryRun) return showPlan(place, shown);
  if (!(await mayWrite(place, shown, options.yes ?? false))) {
    host.terminal.say('No configuration was written. Run covibe-local setup again to do so.');
    return 1;
  }
  const plan = writeWiring(place, wired);
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

/** Planned anew: while a person read, an agent may have written to its own file. */
function writeWiring(place: Standpoint, agents: readonly AgentType[]): PlannedWiring[] {
  const done = planWiring(place, agents).map((step) => carryOut(place, step));
  for (const step of done) tell(place, step, 'written');
  return done;
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
  const findings = await examine(place, agents);
  for (const finding of findings) tellFinding(terminal, finding);
  if (hasFailed(findings) || plan.some(({ kind }) => kind === 'refused')) {
    terminal.say('Not everything is in order: follow the arrows, then run covibe-local doctor.');
    return 1;
  }
  tellLeftOut(place, agents);
  const isReady = (agent: AgentType) =>
    plan.some((step) => step.agent === agent && step.kind !== 'skipped');
  const ready = agents.filter(isReady);
  if (ready.length === 0) {
    terminal.say(`Next: install ${namesOf(agents)}, then run covibe-local setup again.`);
    return 0;
  }
  terminal.say(
    `Next: start ${namesOf(ready)} in ${place.project} (restart what is running). Its session appears at ${place.origin}/workstreams.`,
  );
  return 0;
}

/** The project's file of Claude Code is written for everybody, so one may be started without a token. */
function tellLeftOut(place: Standpoint, agents: readonly AgentType[]): void {
  const { host, origin, credentials } = place;
  const agent = 'claude-code';
  const hasToken = environmentToken(host.env, origin) ?? credentials.tokens(origin)[agent];
  if (agents.includes(agent) || hasToken) return;
  const text = `has no token here, because it was left out: covibe-local setup --agents ${agent} gets one`;
  host.terminal.say(reportLine('info', agent, text, host.terminal.colours));
}

function namesOf(agents: readonly AgentType[]): string {
  const names = agents.map((agent) => NAMES[agent]);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
