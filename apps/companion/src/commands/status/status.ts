import { AGENT_TYPES, type AgentType, HEALTH } from '@covibe/contracts';
import { environmentToken } from '@covibe/local-state';
import { wiredAgents } from '../../kit/checks/config-check.js';
import type { ExitCode } from '../../kit/faults.js';
import type { Host } from '../../kit/host.js';
import { type ServerOptions, type Standpoint, standpointOf } from '../../kit/standpoint.js';
import { type Level, plain, reportLine } from '../../kit/terminal.js';
import { standingOf, type TokenStanding } from '../../kit/tokens/token-standing.js';

export interface StatusOptions extends ServerOptions {
  json?: boolean;
}

type TokenState = TokenStanding['state'] | 'none';

interface AgentStatus {
  agent: AgentType;
  wired: boolean;
  token: TokenState;
  developer: string | null;
  workspace: string | null;
  tenant: string | null;
  expires_at: string | null;
}

/** `status --json`: fields are added, never renamed. */
interface Status {
  server: string;
  answers: boolean;
  project: string;
  version: string;
  agents: AgentStatus[];
}

/** Where this machine stands with a server: 0 when at least one agent could work now, else 1. */
export async function status(host: Host, options: StatusOptions): Promise<ExitCode> {
  const place = standpointOf(host, options);
  const [answers, agents] = await Promise.all([doesAnswer(place), agentsOf(place)]);
  const told: Status = {
    server: place.origin,
    answers,
    project: place.project,
    version: packageVersion(host),
    agents,
  };
  if (options.json) host.terminal.out(JSON.stringify(told, null, 2));
  else tell(place, told);
  return answers && agents.some(isUsable) ? 0 : 1;
}

const doesAnswer = ({ api }: Standpoint): Promise<boolean> =>
  api.call(HEALTH.live).then(
    () => true,
    () => false,
  );

async function agentsOf(place: Standpoint): Promise<AgentStatus[]> {
  const wired = wiredAgents(place);
  const shared = environmentToken(place.host.env, place.origin);
  const stored = place.credentials.tokens(place.origin);
  return Promise.all(
    AGENT_TYPES.map(async (agent) => {
      const token = shared ?? stored[agent];
      const standing =
        token && (await standingOf(place.api, token, place.host.now(), shared ? undefined : agent));
      return { agent, wired: wired.includes(agent), ...fieldsOf(standing || undefined) };
    }),
  );
}

function fieldsOf(standing: TokenStanding | undefined): Omit<AgentStatus, 'agent' | 'wired'> {
  const reply = standing && 'reply' in standing ? standing.reply : undefined;
  return {
    token: standing?.state ?? 'none',
    developer: reply?.developer ?? null,
    workspace: reply?.workspace ?? null,
    tenant: reply?.tenant ?? null,
    expires_at: reply?.expires_at ?? null,
  };
}

const isUsable = ({ token, wired }: AgentStatus) =>
  wired && (token === 'good' || token === 'ending');

const WORDS: Record<TokenState, [Level, string]> = {
  good: ['ok', 'token is good'],
  ending: ['warn', 'token ends soon: run covibe-local setup'],
  misplaced: ['fail', 'token belongs to another agent: run covibe-local setup'],
  refused: ['fail', 'token is not accepted any more: run covibe-local setup'],
  unknown: ['warn', 'token could not be checked: run covibe-local doctor'],
  none: ['info', 'no token: run covibe-local setup'],
};

function tell({ host: { terminal } }: Standpoint, { server, answers, agents }: Status): void {
  const say = (level: Level, subject: string, text: string) =>
    terminal.say(reportLine(level, subject, plain(text), terminal.colours));
  if (answers) say('ok', 'server', `${server} answers`);
  else say('warn', 'server', `${server} does not answer: run covibe-local doctor`);
  for (const { agent, token, wired, developer, workspace, tenant } of agents) {
    const [level, words] = WORDS[token];
    const whose = developer ? `, ${developer} in ${workspace} (${tenant})` : '';
    say(level, agent, `${wired ? 'connected' : 'not connected in this project'}, ${words}${whose}`);
  }
}

function packageVersion({ files, packageFolder }: Host): string {
  const manifest = JSON.parse(files.read(`${packageFolder}/package.json`) ?? '{}') as {
    version?: string;
  };
  return manifest.version ?? 'unknown';
}
