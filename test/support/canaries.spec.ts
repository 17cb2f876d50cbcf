import { canary, spellingsFound } from './canaries.js';

describe('the search for what must not leave a machine', () => {
  const words = canary('prompt');
  const hex = Buffer.from(words).toString('hex');

  it.each([
    ['text', words.toUpperCase()],
    ['base64', Buffer.from(`{"a":"${words}","b":1}`).toString('base64')],
    ['base64 one later', Buffer.from(`{"ab":"${words}"}`).toString('base64')],
    ['base64 two later', Buffer.from(`{"abc":"${words} and more"}`).toString('base64')],
    ['hex', hex.toUpperCase()],
    ['an address', hex.replace(/../g, '%$&')],
    ['JSON', hex.replace(/../g, '\\u00$&')],
    ['another alphabet', Buffer.from(words, 'utf16le').toString('latin1')],
    ['reversed', [...words].reverse().join('')],
  ])('finds it as %s', (_, text) => {
    const bytes = Buffer.from(`POST /api HTTP/1.1\r\n\r\n${text}\r\n`, 'latin1');
    expect(spellingsFound(bytes, words)).not.toEqual([]);
  });

  it('finds nothing where there is nothing', () => {
    expect(spellingsFound(Buffer.from(`canary-prompt-${'0'.repeat(9)}`), words)).toEqual([]);
  });
});
