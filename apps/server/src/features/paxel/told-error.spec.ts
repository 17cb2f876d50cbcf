import { toldError } from './told-error.js';

const LENA = ['', 'home', 'lena'].join('/');
const MAX = ['', 'Users', 'max'].join('/');
const ROOT = ['', 'root'].join('/');
const TOKEN = `cv_${'A'.repeat(36)}`;

describe('an error that a companion tells', () => {
  it('names no home folder and no token', () => {
    const told = toldError(`cannot read ${LENA}/.claude with ${TOKEN} in C:\\Users\\Lena\\x`);
    expect(told).toBe('cannot read ~/.claude with cv_…AAAA in ~\\x');
    expect(toldError(`${MAX}/p, ${ROOT}/.codex: gone`)).toBe('~/p, ~/.codex: gone');
  });

  it('keeps the end, where the cause is', () => {
    expect(toldError(`${'a'.repeat(3_000)}the cause`)).toMatch(/^a+the cause$/);
    expect(toldError(`${'a'.repeat(3_000)}the cause`)).toHaveLength(1_000);
  });

  it.each(Array.from({ length: 81 }, (_, place) => place - 40))(
    'masks a token that lies across the cut, %i from it',
    (offset) => {
      const tail = 'z'.repeat(1_000 - offset);
      const told = toldError(`${'y'.repeat(500)} ${TOKEN} ${tail}`);
      expect(told).not.toMatch(/A{5}/);
    },
  );
});
