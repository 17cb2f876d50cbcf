import { describe, expect, it } from '@jest/globals';
import { saysTooLittle } from './low-information.js';
import type { ScoredWork } from './scored-work.js';

const written = (title: string, more: Partial<ScoredWork> = {}) =>
  saysTooLittle({ title, scope: null, description: null, paths: [], ...more } as ScoredWork);

describe('a work says too little', () => {
  it('when any work could be called that', () => {
    for (const title of ['fix tests', 'Update dependencies', 'cleanup', 'WIP', '', '🎉', 'x']) {
      expect(written(title)).toBe(true);
    }
  });

  it('wherever it says it', () => {
    expect(written('cleanup', { paths: ['src/jobs/worker.ts'] })).toBe(true);
  });

  it('not once title, scope or description name what it is about', () => {
    expect(written('Fix tests of the invoice export')).toBe(false);
    expect(written('fix tests', { scope: 'The invoice export fails on Windows' })).toBe(false);
    expect(written('fix tests', { description: 'invoice export' })).toBe(false);
    expect(written('Fix login', { paths: ['src/login.ts'] })).toBe(false);
    expect(written('同期処理のエラーを修正')).toBe(false);
  });
});
