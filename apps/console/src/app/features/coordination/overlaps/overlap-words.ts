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

/** What the score is made of as people can read it; the model weighs more than these. */
const SIGNAL_WORDS: Readonly<Record<string, string>> = {
  exactTitle: 'Same words in the titles',
  reference: 'Issue that both name',
  title: 'Titles',
  text: 'Whole texts',
  body: 'Descriptions',
  ideas: 'Ideas behind the words',
  meaning: 'Meaning of the texts',
  grams: 'Spelling of the titles',
  titleInText: 'Title within the other text',
  rarestWord: 'Rarest word of both',
  files: 'Files',
  subjects: 'What the files are about',
  folders: 'Folders',
};

export interface SignalLine {
  readonly name: string;
  readonly words: string;
  readonly value: string;
}

/** The readable signals, strongest first, each from 0 to 1. */
export function signalLines({ signals }: Pick<MatchReply, 'signals'>): readonly SignalLine[] {
  return [...signals]
    .sort((a, b) => b.value - a.value)
    .flatMap(({ name, value }) => {
      const words = SIGNAL_WORDS[name];
      return words ? [{ name, words, value: value.toFixed(2) }] : [];
    });
}
