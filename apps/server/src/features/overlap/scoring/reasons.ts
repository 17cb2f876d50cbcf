import type { Similarity } from './similarities.js';

type Signals = Readonly<Record<string, number>>;

interface Reason {
  /** One sentence is said about each of these. */
  readonly about: 'title' | 'text' | 'ideas' | 'meaning' | 'words' | 'places' | 'reference';
  readonly signal: Similarity | 'exactTitle' | 'meaning';
  readonly from: number;
  readonly weight: number;
  readonly says: string;
}

/** Each sentence with the signal it is read from and how strong that has to be; best first. */
const REASONS: readonly Reason[] = [
  reason('title', 'exactTitle', 1, 3, 'the titles say the same words'),
  reason('title', 'title', 0.55, 2, 'titles much alike'),
  reason('title', 'titleInText', 0.6, 1.4, "one describes the other's title"),
  reason('title', 'grams', 0.5, 0.9, 'titles spelled alike'),
  reason('reference', 'reference', 0.01, 2.5, 'both name the same issue'),
  reason('places', 'files', 0.6, 2.2, 'nearly the same files'),
  reason('places', 'files', 0.05, 1.8, 'some of the same files'),
  reason('places', 'subjects', 0.3, 1.5, 'files about the same thing'),
  reason('places', 'folders', 0.4, 1, 'the same folders'),
  reason('text', 'text', 0.45, 1.9, 'texts much alike'),
  reason('text', 'text', 0.2, 1.3, 'texts somewhat alike'),
  reason('ideas', 'ideas', 0.3, 1.2, 'the same ideas in other words'),
  reason('meaning', 'meaning', 0.55, 2.4, 'means nearly the same'),
  reason('words', 'rarestWord', 0.75, 1, 'both use a word that is rare here'),
];
const MOST_REASONS = 4;
/** Less of what a reason takes than this is nothing at all. */
const FAINTEST = 0.25;
/** So much more alike in ideas than in words: only then the words were others. */
const OTHER_WORDS = 0.08;

/** The strongest things two works have in common, in words, the strongest first. */
export function reasonsOf(signals: Signals): string[] {
  const found = REASONS.filter((each) => holds(each, signals));
  const first = found.filter(
    ({ about }, at) => found.findIndex((each) => each.about === about) === at,
  );
  if (first.length === 0) return faintReason(signals);
  return first
    .map((each) => ({ ...each, strength: each.weight * Math.min(1, valueOf(each, signals)) }))
    .sort((one, other) => other.strength - one.strength)
    .slice(0, MOST_REASONS)
    .map(({ says }) => says);
}

function holds(each: Reason, signals: Signals): boolean {
  if (each.about === 'ideas' && (signals['ideas'] ?? 0) < (signals['text'] ?? 0) + OTHER_WORDS) {
    return false;
  }
  return valueOf(each, signals) >= each.from;
}

/** A likeness made of many small ones still has one that is the least small. */
function faintReason(signals: Signals): string[] {
  const [best] = REASONS.filter(({ about }) => about !== 'meaning')
    .map((each) => ({ says: each.says, share: valueOf(each, signals) / each.from }))
    .sort((one, other) => other.share - one.share);
  return best && best.share >= FAINTEST ? [`a little: ${best.says}`] : [];
}

const valueOf = ({ signal }: Reason, signals: Signals) => signals[signal] ?? 0;

function reason(
  about: Reason['about'],
  signal: Reason['signal'],
  from: number,
  weight: number,
  says: string,
): Reason {
  return { about, signal, from, weight, says };
}
