import { createHash } from 'node:crypto';

const SYLLABLES = [
  'ba',
  'do',
  'fe',
  'gu',
  'ki',
  'lo',
  'mu',
  'na',
  'pe',
  'ri',
  'so',
  'ta',
  'vu',
  'we',
  'xa',
  'zi',
];

/** A title of invented words: work that nothing else is like, the same for the same seed. */
export function unlikeTitle(seed: string): string {
  const bytes = createHash('sha256').update(seed).digest();
  const word = (nth: number) =>
    [0, 1, 2, 3].map((place) => SYLLABLES[(bytes[4 * nth + place] ?? 0) % 16] ?? '').join('');
  return [0, 1, 2, 3, 4].map(word).join(' ');
}
