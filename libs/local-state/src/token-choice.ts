import { AGENT_TYPES, type AgentType } from '@covibe/contracts';
import type { CredentialsFile } from './credentials.js';
import { normaliseOrigin } from './origin.js';
import { type Environment, given } from './setting.js';

export interface ChosenToken {
  token: string;
  /** Where it was found, in the order in which it is looked for. */
  source: 'flag' | 'environment' | 'credentials';
  /** The agent it was stored for; nothing is known of the other two. */
  agent?: AgentType;
}

export interface TokenQuestion {
  origin: string;
  env: Environment;
  credentials: CredentialsFile;
  /** Whose token, where the process knows it without being told by `COVIBE_AGENT`. */
  agent?: AgentType;
  /** `--token`, where a command has one. */
  flag?: string;
}

/**
 * The token to speak to `origin` with: the flag, else `COVIBE_MCP_TOKEN`, else what is stored for the
 * agent that `COVIBE_AGENT` names. A person's command has no such marker: any stored token serves.
 */
export function chooseToken({
  origin,
  env,
  credentials,
  agent: known,
  flag,
}: TokenQuestion): ChosenToken | undefined {
  const typed = given(flag);
  if (typed) return { token: typed, source: 'flag' };
  const token = environmentToken(env, origin);
  if (token) return { token, source: 'environment' };
  const stored = credentials.tokens(origin);
  const agents = known ? [known] : candidates(env);
  const agent = agents.find((candidate) => stored[candidate]);
  const found = agent && stored[agent];
  return found ? { token: found, source: 'credentials', agent } : undefined;
}

/**
 * The shared token of the environment, where it is meant for `origin`: one that came with
 * `COVIBE_BASE_URL` belongs to that server and is shown to no other.
 */
export function environmentToken(env: Environment, origin: string): string | undefined {
  const token = given(env['COVIBE_MCP_TOKEN']);
  const home = given(env['COVIBE_BASE_URL']);
  if (!token || !home) return token;
  try {
    return normaliseOrigin(home) === origin ? token : undefined;
  } catch {
    // What is no address is no server's; whoever was to go there says so.
    return undefined;
  }
}

function candidates(env: Environment): readonly AgentType[] {
  const marker = given(env['COVIBE_AGENT']);
  return marker === undefined ? AGENT_TYPES : AGENT_TYPES.filter((agent) => agent === marker);
}
