import { TOKEN_DAYS_MAX, type AgentType, type TokenReply } from '@covibe/contracts';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import type { Tone } from '../../../ui/pill/pill.js';

/** How long a new token may live, as choices; the server takes any number up to the last. */
export const LIFETIMES = [7, 30, 90, 180, TOKEN_DAYS_MAX] as const;

export const STATE_TONES: Readonly<Record<TokenReply['state'], Tone>> = {
  active: 'good',
  expiring: 'warn',
  expired: 'neutral',
  revoked: 'neutral',
};

export function isUsable({ state }: TokenReply): boolean {
  return state === 'active' || state === 'expiring';
}

/** A token as people can tell it from others without seeing it. */
export function shownToken({ last_four }: Pick<TokenReply, 'last_four'>): string {
  return `cv_…${last_four}`;
}

export function agentName(type: AgentType | null): string {
  return type === null ? 'Any agent' : AGENT_NAMES[type];
}

/** Whose work a token stands for; the server names a private teammate by a reserved handle. */
export function ownerOf({ is_mine, owner }: Pick<TokenReply, 'is_mine' | 'owner'>): string {
  if (is_mine) return 'you';
  return owner === 'private' ? 'private' : `@${owner}`;
}

/** The warning above the list: one's own tokens that end soon, while something can be done. */
export function endingSoon(tokens: readonly TokenReply[]): readonly TokenReply[] {
  return tokens.filter(({ is_mine, state }) => is_mine && state === 'expiring');
}
