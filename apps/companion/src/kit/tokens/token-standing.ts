import {
  type AgentType,
  SETUP_DEVICE,
  TOKEN_WARNING_DAYS,
  type TokenStandingReply,
} from '@covibe/contracts';
import { type Api, ApiFault } from '../api.js';

const DAY_MS = 86_400_000;
const REFUSED = [401, 403];

/** What the server says of a token. `unknown`: it could not be asked. */
export type TokenStanding =
  | { state: 'good' | 'ending'; reply: TokenStandingReply; daysLeft: number }
  | { state: 'misplaced'; reply: TokenStandingReply }
  | { state: 'refused' | 'unknown'; why: string };

/**
 * Asks the server about a token that is stored for `agent`. Only `good` ones are counted on: a token
 * that has ended, was revoked, ends within two weeks or belongs to another agent is replaced.
 */
export async function standingOf(
  api: Api,
  token: string,
  now: number,
  agent?: AgentType,
): Promise<TokenStanding> {
  let reply: TokenStandingReply;
  try {
    reply = await api.call(SETUP_DEVICE.standing, { token });
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    const isRefused = fault instanceof ApiFault && REFUSED.includes(fault.status);
    return { state: isRefused ? 'refused' : 'unknown', why };
  }
  if (agent && reply.agent_type && reply.agent_type !== agent) return { state: 'misplaced', reply };
  const daysLeft = Math.floor((Date.parse(reply.expires_at) - now) / DAY_MS);
  return { state: daysLeft < TOKEN_WARNING_DAYS ? 'ending' : 'good', reply, daysLeft };
}
