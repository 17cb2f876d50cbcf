import type { MatchReply, OverlapWarningReply, WarningStatus } from '@covibe/contracts';
import type { Tone } from '../../../ui/pill/pill.js';

/** States of a warning as people say them. */
export const WARNING_NAMES: Readonly<Record<WarningStatus, string>> = {
  open: 'Needs a decision',
  informed: 'For information',
  confirmed: 'Both go on',
  joined: 'Joined',
  dismissed: 'Different work',
  cleared: 'Settled',
};

export const WARNING_TONES: Readonly<Record<WarningStatus, Tone>> = {
  open: 'warn',
  informed: 'neutral',
  confirmed: 'accent',
  joined: 'good',
  dismissed: 'neutral',
  cleared: 'good',
};

/** Why work that looks the same stopped nobody. */
export const SUPPRESSION_WORDS: Readonly<Record<NonNullable<MatchReply['suppressed_by']>, string>> =
  {
    component: 'It is in another part of the product, so it stops nobody.',
    action: 'It does the opposite, so it stops nobody.',
    low_information: 'Its title says too little to stop anybody.',
    closed: 'It is over, so it stops nobody.',
  };

/** The likeness people decide about first: what stopped the work, then what is most like it. */
export function strongest({
  pairs,
}: OverlapWarningReply): OverlapWarningReply['pairs'][number] | null {
  return pairs.find(({ escalated }) => escalated) ?? pairs[0] ?? null;
}

export function percent(score: number): string {
  return `${Math.round(score * 100)} %`;
}
