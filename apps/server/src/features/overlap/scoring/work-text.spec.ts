import { describe, expect, it } from '@jest/globals';
import { referencesIn, wordsOf } from './work-text.js';

describe('the words of a text', () => {
  it('are the same however a word is bent', () => {
    for (const [one, other] of [
      ['caching', 'caches'],
      ['validation', 'validate'],
      ['running', 'runs'],
      ['policies', 'policy'],
      ['implementation', 'implements'],
      ['fixed', 'fixing'],
    ]) {
      expect(wordsOf(one ?? '')).toEqual(wordsOf(other ?? ''));
    }
  });

  it('leave out what every sentence has', () => {
    expect(wordsOf('The page of a user')).toEqual(wordsOf('page user'));
  });

  it('meet names from code in each of their spellings', () => {
    const spaced = new Set(wordsOf('user name'));
    for (const spelled of ['getUserName', 'get_user_name', 'GetUserName', 'get-user-name']) {
      const words = wordsOf(spelled);
      for (const word of spaced) expect(words).toContain(word);
    }
    expect(wordsOf('XMLHttpRequest')).toEqual(expect.arrayContaining(['xml', 'http', 'request']));
    expect(wordsOf('userName')).toEqual(wordsOf('user_name'));
  });

  it('keep versions whole', () => {
    expect(wordsOf('Bump to 5.10.2')).toContain('5.10.2');
  });

  it('know phrases that are one idea', () => {
    expect(wordsOf('limit how often one can sign in')).toContain('login');
    expect(wordsOf('rate limiting')).toContain(wordsOf('ratelimit')[0]);
  });

  it('come in pairs of characters where a script has no spaces', () => {
    expect(wordsOf('同期処理')).toEqual(['同期', '期処', '処理']);
  });

  it('exist in other alphabets, and not in emoji', () => {
    expect(wordsOf('Исправить вход')).toEqual(['исправить', 'вход']);
    expect(wordsOf('🎉🔥 👩‍💻')).toEqual([]);
  });
});

describe('the references of a text', () => {
  it('are found however they are written, each once', () => {
    const text = 'Fixes #42, GH-42 and https://example.org/a/b/issues/42 as in ABC-7';
    expect(referencesIn(text)).toEqual(['#42', 'ABC-7']);
  });

  it('are not standards', () => {
    expect(referencesIn('Read UTF-8, hash SHA-256, follow RFC-2616')).toEqual([]);
  });
});
