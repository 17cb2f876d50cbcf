import { describe, expect, it } from '@jest/globals';
import { reasonsOf } from './reasons.js';

describe('the reasons', () => {
  it('say each thing once, the strongest first', () => {
    const signals = { exactTitle: 1, title: 1, titleInText: 1, grams: 1, files: 0.3, folders: 1 };
    expect(reasonsOf(signals)).toEqual(['the titles say the same words', 'some of the same files']);
  });

  it('call words other words only when the words are', () => {
    expect(reasonsOf({ text: 0.5, ideas: 0.5 })).toEqual(['texts much alike']);
    expect(reasonsOf({ text: 0.25, ideas: 0.6 })).toContain('the same ideas in other words');
  });

  it('name the nearest thing when nothing is strong', () => {
    expect(reasonsOf({ text: 0.1, title: 0.1 })).toEqual(['a little: texts somewhat alike']);
  });

  it('are silent where nothing is alike', () => {
    expect(reasonsOf({})).toEqual([]);
    expect(reasonsOf({ text: 0, files: 0 })).toEqual([]);
  });
});
