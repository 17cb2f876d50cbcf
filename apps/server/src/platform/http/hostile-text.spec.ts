import { MAX_JSON_DEPTH } from '@covibe/contracts';
import { refuseHostileText } from './hostile-text.js';
import { parseBody } from './json-body.js';

const LONE = '\ud800';
const nest = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

describe('text of a request', () => {
  it.each([
    ['plain', 'text'],
    ['of every script', 'größer 漢字 🦉 ‮x'],
    ['with lines and tabs', 'a\n\tb\r\n'],
    ['of other values', { a: [1, null, true, { b: '' }] }],
    ['as deep as allowed', nest(MAX_JSON_DEPTH)],
    ['nothing', undefined],
  ])('%s passes', (_, body) => {
    expect(() => refuseHostileText(body)).not.toThrow();
  });

  it.each([
    ['a NUL', 'a\0b', 'NUL'],
    ['a NUL in a list', [['\0']], 'NUL'],
    ['a NUL in a key', { 'a\0': 1 }, 'NUL'],
    ['half a pair', LONE, 'Unicode'],
    ['the other half', { a: '\udc00' }, 'Unicode'],
    ['half a pair in a key', { [LONE]: 1 }, 'Unicode'],
    ['one level too many', nest(MAX_JSON_DEPTH + 1), 'deeper than 32'],
  ])('with %s is refused', (_, body, reason) => {
    expect(() => refuseHostileText(body)).toThrow(reason);
  });

  it('that nests without end neither passes nor breaks the server', () => {
    expect(() => refuseHostileText(nest(200_000))).toThrow('deeper than');
  });
});

describe('a JSON body', () => {
  it('is what JSON says it is', () => {
    expect(parseBody(' {"a":[1,"x"]} ')).toEqual({ a: [1, 'x'] });
  });

  it('of nothing is nothing', () => {
    expect([parseBody(''), parseBody(' \n')]).toEqual([undefined, undefined]);
  });

  const asEscape = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

  it.each(['__proto__', 'constructor'])('never holds a key %s, wherever it stands', (key) => {
    expect(() => parseBody(`{"${key}":{}}`)).toThrow('forbidden key');
    expect(() => parseBody(`{"a":[{"b":{"${key}":1}}]}`)).toThrow('forbidden key');
    const escaped = [...key]
      .map((letter, at) => (at % 3 === 1 ? asEscape(letter) : letter))
      .join('');
    expect(() => parseBody(`{"a":{"${escaped}" :1}}`)).toThrow('forbidden key');
    expect(parseBody(`{"a":"${key}"}`)).toEqual({ a: key });
    expect(parseBody(`{"a":"${escaped}"}`)).toEqual({ a: key });
  });

  it('that is broken or bottomless is refused as such', () => {
    for (const text of [
      '{',
      '[1,]',
      'NaN',
      '['.repeat(100_000),
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    ]) {
      expect(() => parseBody(text)).toThrow(/not well-formed JSON|deeper than/);
    }
  });
});
