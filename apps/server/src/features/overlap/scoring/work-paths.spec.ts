import { describe, expect, it } from '@jest/globals';
import { foldersOf, plainPath, subjectOf } from './work-paths.js';

describe('a path', () => {
  it('is the same with and without its beginnings', () => {
    for (const path of ['./src/a.ts', 'src/a.ts', '/src/a.ts', 'src\\a.ts', ' src/a.ts/ ']) {
      expect(plainPath(path)).toBe('src/a.ts');
    }
  });

  it('is about what it tests', () => {
    for (const path of [
      'src/task-list.ts',
      'test/task-list.spec.ts',
      'test/task-list_test.go',
      'e2e/task-list.e2e-spec.ts',
    ]) {
      expect(subjectOf(path)).toBe('task-list');
    }
    expect(subjectOf('.gitignore')).toBe('.gitignore');
    expect(subjectOf('Makefile')).toBe('Makefile');
  });

  it('stands in every folder above it', () => {
    expect(foldersOf('a/b/c.ts')).toEqual(['a', 'a/b']);
    expect(foldersOf('c.ts')).toEqual([]);
  });
});
