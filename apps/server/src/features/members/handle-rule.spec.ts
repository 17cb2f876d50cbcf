import { HANDLE_MAX, RESERVED_HANDLES } from '@covibe/contracts';
import fc from 'fast-check';
import { InvalidRequest } from '../../platform/errors/app-error.js';
import { handleFrom, isHandle, nthHandle, requireHandle } from './handle-rule.js';

describe('a handle', () => {
  it.each(['ada', 'ada-l', 'a1', '4ever', 'x'.repeat(HANDLE_MAX)])('may be %s', (handle) => {
    expect(() => requireHandle(handle)).not.toThrow();
  });

  it.each([
    'a',
    'Ada',
    '-ada',
    'ada-',
    'a--b',
    'a_b',
    'a b',
    'ädä',
    '',
    'x'.repeat(HANDLE_MAX + 1),
  ])('may not be %j', (handle) => {
    expect(() => requireHandle(handle)).toThrow(InvalidRequest);
  });

  it.each(RESERVED_HANDLES)('may not be the reserved word %s', (word) => {
    expect(() => requireHandle(word)).toThrow(/reserved/);
  });
});

describe('a handle made of a name', () => {
  it.each([
    ['Ada.Lovelace@example.test', 'ada-lovelace'],
    ['Inês Carvalho', 'ines-carvalho'],
    ['admin@example.test', 'admin-dev'],
    ['x@example.test', 'x-dev'],
    ['日本', 'developer'],
    ['', 'developer'],
  ])('of %j is %s', (text, handle) => {
    expect(handleFrom(text)).toBe(handle);
  });

  it('counts up when it is taken', () => {
    expect([1, 2, 3].map((nth) => nthHandle('ada', nth))).toEqual(['ada', 'ada-2', 'ada-3']);
  });

  it('is a handle whatever it was made of', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 1, max: 999 }),
        (text, nth) => isHandle(nthHandle(handleFrom(text), nth)),
      ),
    );
  });
});
