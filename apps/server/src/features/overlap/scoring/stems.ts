/** English function words: they stand in every text and say nothing of the work. */
const FUNCTION_WORDS = new Set(
  (
    'a an and are as at be been being but by can could did do does doing for from had has have ' +
    'he her his how i if in into is it its just let me more most my no nor not of on only onto or ' +
    'our out over own same she should so some such than that the their them then there these ' +
    'they this those to too under until up us very was we were what when where which while who ' +
    'whom why will with would you your also via per within without'
  ).split(' '),
);

const VOWEL = /[aeiouy]/;
const PLURAL_IN_ES = /(?:x|ch|sh|ss|z)es$/;
const [L, S, Z] = [108, 115, 122];

export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

/**
 * A light English stemmer: "caching", "cached", "caches" and "cache" become one word, and so do
 * "validation" and "validates". It need not be right, only the same for both sides.
 */
export function stem(word: string): string {
  const base = word.length > 3 && word.charCodeAt(word.length - 1) === S ? singular(word) : word;
  const length = base.length;
  if (length < 4) return base;
  if (base.endsWith('ing')) return verbal(base, 3);
  if (base.endsWith('ied')) return base.slice(0, -3) + 'y';
  if (base.endsWith('ed') && !base.endsWith('eed')) return verbal(base, 2);
  // "Implementation" is of "implement", "validation" of "validate".
  if (base.endsWith('mentation')) return base.slice(0, -5);
  if (length > 6 && (base.endsWith('tion') || base.endsWith('sion'))) return base.slice(0, -3);
  if (length > 9 && base.endsWith('ment')) return base.slice(0, -4);
  if (length > 5 && base.endsWith('ly')) return base.slice(0, -2);
  return base.endsWith('e') ? base.slice(0, -1) : base;
}

function singular(word: string): string {
  if (word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  if (word.endsWith('ies') && word.length > 4) return word.slice(0, -3) + 'y';
  if (PLURAL_IN_ES.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function verbal(word: string, suffix: number): string {
  const base = word.slice(0, -suffix);
  if (base.length < 2 || !VOWEL.test(base)) return word;
  const last = base.charCodeAt(base.length - 1);
  const doubled = base.length > 3 && last === base.charCodeAt(base.length - 2);
  // "running" is "run", but "calling" stays "call", "passing" "pass" and "buzzing" "buzz".
  return doubled && last !== L && last !== S && last !== Z ? base.slice(0, -1) : base;
}
