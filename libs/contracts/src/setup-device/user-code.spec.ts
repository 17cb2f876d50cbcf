import { isEndOfUserCode, readUserCode, showUserCode } from './user-code.js';

describe('a user code', () => {
  it.each(['BCDF-GHJK', 'bcdf ghjk', 'BCDFGHJK', ' bcdfghjk\n', 'b-c-d-f–g.h_j k'])(
    'is read from %j',
    (typed) => {
      expect(readUserCode(typed)).toBe('BCDFGHJK');
    },
  );

  it.each(['', 'BCDF-GHJ', 'BCDF-GHJKL', 'ACDF-GHJK', 'BCD1-GHJK', 'BCDF/GHJK', 'ВСDFGHJK'])(
    'is not read from %j',
    (typed) => {
      expect(readUserCode(typed)).toBeUndefined();
    },
  );

  it('is shown in two groups', () => {
    expect(showUserCode('BCDFGHJK')).toBe('BCDF-GHJK');
  });

  it('is known by its end, however that is typed', () => {
    for (const typed of ['GHJK', 'ghjk', ' gh-jk ']) {
      expect(isEndOfUserCode(typed, 'BCDFGHJK')).toBe(true);
    }
    for (const typed of ['', 'BCDF', 'GHJ', 'BCDFGHJK', 'GHJL']) {
      expect(isEndOfUserCode(typed, 'BCDFGHJK')).toBe(false);
    }
  });
});
