import type { Similarity } from './similarities.js';

interface Reason {
  readonly signal: Similarity;
  readonly from: number;
  readonly weight: number;
  readonly says: string;
}

/** Each sentence with the signal it is read from and how strong that has to be. */
const REASONS: readonly Reason[] = [
  { signal: 'exactTitle', from: 1, weight: 3, says: 'the titles say the same words' },
  { signal: 'reference', from: 0.01, weight: 2.5, says: 'both name the same issue' },
  { signal: 'files', from: 0.6, weight: 2.2, says: 'nearly the same files' },
  { signal: 'files', from: 0.05, weight: 1.8, says: 'some of the same files' },
  { signal: 'subjects', from: 0.3, weight: 1.5, says: 'files about the same thing' },
  { signal: 'folders', from: 0.4, weight: 1, says: 'the same folders' },
  { signal: 'title', from: 0.55, weight: 2, says: 'titles much alike' },
  { signal: 'text', from: 0.45, weight: 1.9, says: 'texts much alike' },
  { signal: 'text', from: 0.2, weight: 1.3, says: 'texts somewhat alike' },
  { signal: 'ideas', from: 0.35, weight: 1.2, says: 'the same ideas in other words' },
  { signal: 'titleInText', from: 0.6, weight: 1.4, says: "one describes the other's title" },
  { signal: 'rarestWord', from: 0.75, weight: 1.1, says: 'both use a word that is rare here' },
  { signal: 'grams', from: 0.5, weight: 0.9, says: 'titles spelled alike' },
];
const MOST_REASONS = 4;

/** The strongest things two works have in common, in words; one sentence a signal. */
export function reasonsOf(signals: Readonly<Record<Similarity, number>>): string[] {
  const found = REASONS.filter(({ signal, from }) => signals[signal] >= from);
  const first = found.filter(
    ({ signal }, at) => found.findIndex((reason) => reason.signal === signal) === at,
  );
  return first
    .map((reason) => ({ ...reason, strength: reason.weight * Math.min(1, signals[reason.signal]) }))
    .sort((one, other) => other.strength - one.strength)
    .slice(0, MOST_REASONS)
    .map(({ says }) => says);
}
