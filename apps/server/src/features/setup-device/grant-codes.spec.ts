import { readUserCode, USER_CODE_ALPHABET, USER_CODE_LENGTH } from '@covibe/contracts';
import { deviceCodeHash, newDeviceCode, newUserCode } from './grant-codes.js';

const CODES = 10_000;
/** 19 degrees of freedom: an even source exceeds this once in a thousand runs. */
const UNLIKELY = 43.82;
/** Eight places are looked at, and a run in a hundred million may go wrong by chance. */
const IMPOSSIBLE = 76;

describe('the codes of a grant', () => {
  const codes = Array.from({ length: CODES }, newUserCode);

  it('are eight letters that nobody misreads, all of them', () => {
    expect(codes.filter((code) => readUserCode(code) !== code)).toEqual([]);
  });

  it('have every letter equally often at every place', () => {
    const scores = Array.from({ length: USER_CODE_LENGTH }, (_, place) => {
      const counts = new Map([...USER_CODE_ALPHABET].map((letter) => [letter, 0]));
      for (const code of codes) {
        const letter = code.charAt(place);
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
      }
      const expected = CODES / USER_CODE_ALPHABET.length;
      return [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    });
    expect(Math.max(...scores)).toBeLessThan(IMPOSSIBLE);
    expect(scores.filter((score) => score > UNLIKELY).length).toBeLessThanOrEqual(1);
  });

  it('that machines hold are 256 random bits, never twice, and kept as a hash', () => {
    const made = new Set(Array.from({ length: CODES }, newDeviceCode));
    expect(made.size).toBe(CODES);
    for (const code of made) expect(Buffer.from(code, 'base64url')).toHaveLength(32);
    expect(deviceCodeHash('a')).toMatch(/^[0-9a-f]{64}$/);
    expect(deviceCodeHash('a')).not.toBe(deviceCodeHash('b'));
  });
});
