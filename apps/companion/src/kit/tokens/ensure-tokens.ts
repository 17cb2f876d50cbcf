import type { AgentType } from '@covibe/contracts';
import { environmentToken, given } from '@covibe/local-state';
import { requestTokens } from '../device-grant/device-grant.js';
import { CommandFault, usageFault } from '../faults.js';
import type { Standpoint } from '../standpoint.js';
import { type Level, plain, reportLine } from '../terminal.js';
import { standingOf, type TokenStanding } from './token-standing.js';
import { isToken } from './whole-token.js';

export interface TokenWish {
  agents: readonly AgentType[];
  /** `--token` */
  token?: string;
  /** Whether a shared token in the environment will do. */
  acceptEnvironment: boolean;
}

const CONFIRM_TRIES = 3;
const CONFIRM_WAIT_MS = 500;

/**
 * Sees to it that each wanted agent has a token that the server accepts, asking a person only for
 * those that are missing. Rerun on a machine whose tokens ended or were revoked, it heals it.
 */
export async function ensureTokens(place: Standpoint, wish: TokenWish): Promise<void> {
  const token = given(wish.token);
  if (token) return keepGiven(place, token, wish.agents);
  if (wish.acceptEnvironment && (await environmentServes(place))) return;
  const missing = await missingAgents(place, wish.agents);
  if (missing.length === 0) return say(place, 'ok', 'tokens', `stored for ${list(wish.agents)}`);
  // Before a person is asked to approve what could not be kept.
  place.credentials.rehearse();
  const granted = await requestTokens(place.host, place.api, missing);
  place.credentials.store(place.origin, granted.tokens);
  say(place, 'ok', 'tokens', `approved, and stored for ${list(missing)}`);
  await confirm(place, granted.confirm);
}

/** A token made by hand: kept for the agent it was made for, or for all when it is for none. */
async function keepGiven(
  place: Standpoint,
  token: string,
  agents: readonly AgentType[],
): Promise<void> {
  if (!isToken(token)) {
    throw usageFault('--token takes a whole token of Co-Vibe, which begins with cv_.');
  }
  const standing = await standingOf(place.api, token, place.host.now());
  if ('why' in standing) {
    throw new CommandFault(
      `The token was not kept: ${standing.why} Make a new one in Settings, or run covibe-local setup without --token.`,
    );
  }
  const { agent_type: type } = standing.reply;
  const holders = type ? [type] : agents;
  place.credentials.store(place.origin, Object.fromEntries(holders.map((agent) => [agent, token])));
  say(place, 'ok', 'tokens', `the given token is stored for ${list(holders)}`);
  const without = agents.filter((agent) => !holders.includes(agent));
  if (without.length > 0) {
    const mend = `${place.setup} --agents ${without.join(',')}`;
    say(place, 'info', 'tokens', `none for ${list(without)} yet: run ${mend}`);
  }
}

async function environmentServes(place: Standpoint): Promise<boolean> {
  const { env } = place.host;
  const token = environmentToken(env, place.origin);
  if (!token) {
    if (given(env['COVIBE_MCP_TOKEN'])) {
      const text = `COVIBE_MCP_TOKEN belongs to COVIBE_BASE_URL (${env['COVIBE_BASE_URL']}) and is not sent to ${place.origin}`;
      say(place, 'info', 'tokens', text);
    }
    return false;
  }
  const standing = await standingOf(place.api, token, place.host.now());
  if (standing.state === 'unknown') {
    const text = `COVIBE_MCP_TOKEN of the environment could not be checked and is counted on: ${standing.why}`;
    say(place, 'warn', 'tokens', text);
    return true;
  }
  if (standing.state !== 'refused') {
    say(place, 'ok', 'tokens', 'COVIBE_MCP_TOKEN of the environment serves all agents');
    return true;
  }
  const text = `COVIBE_MCP_TOKEN is set, goes first, and is not accepted by ${place.origin}: unset it`;
  say(place, 'warn', 'tokens', text);
  return false;
}

async function missingAgents(
  place: Standpoint,
  agents: readonly AgentType[],
): Promise<AgentType[]> {
  const stored = place.credentials.tokens(place.origin);
  const judged = await Promise.all(
    agents.map(async (agent) => {
      const token = stored[agent];
      const standing = token && (await standingOf(place.api, token, place.host.now(), agent));
      return { agent, standing };
    }),
  );
  for (const { agent, standing } of judged) {
    const why = standing && complaint(standing);
    if (why) say(place, standing.state === 'unknown' ? 'warn' : 'info', agent, why);
  }
  return judged
    .filter(({ standing }) => !standing || !['good', 'unknown'].includes(standing.state))
    .map(({ agent }) => agent);
}

function complaint(standing: TokenStanding): string | undefined {
  switch (standing.state) {
    case 'good':
      return undefined;
    case 'ending':
      return `the stored token ends in ${Math.max(0, standing.daysLeft)} days and is replaced`;
    case 'misplaced':
      return `the stored token was made for ${standing.reply.agent_type} and is replaced`;
    case 'refused':
      return 'the stored token is no longer accepted and is replaced';
    case 'unknown':
      return `the stored token could not be checked and is kept: ${standing.why}`;
  }
}

/** Without it the server takes back, after a day, what nobody has used. */
async function confirm(place: Standpoint, send: () => Promise<void>): Promise<void> {
  for (let attempt = 1; attempt <= CONFIRM_TRIES; attempt += 1) {
    try {
      return await send();
    } catch {
      // The tokens are stored and work; the first use confirms them as well.
      await place.host.sleep(CONFIRM_WAIT_MS * attempt);
    }
  }
  say(
    place,
    'info',
    'tokens',
    'the server does not know yet that they arrived; their use tells it',
  );
}

const list = (agents: readonly AgentType[]) => agents.join(', ');

function say({ host }: Standpoint, level: Level, subject: string, text: string): void {
  host.terminal.say(reportLine(level, subject, plain(text), host.terminal.colours));
}
