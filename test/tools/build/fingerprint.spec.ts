import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint } from '../../../tools/build/fingerprint.ts';

describe('the fingerprint that lets npm start skip a build', () => {
  let root: string;
  const now = () => fingerprint(root, ['app', 'settings.json', 'not-there']);
  const file = (name: string) => join(root, name);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'covibe-fingerprint-'));
    mkdirSync(file('app/inner'), { recursive: true });
    writeFileSync(file('app/a.ts'), 'a');
    writeFileSync(file('app/inner/b.ts'), 'b');
    writeFileSync(file('settings.json'), '{}');
    writeFileSync(file('elsewhere'), '');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('stays while nothing changes, and ignores what is not an input', () => {
    const before = now();
    writeFileSync(file('elsewhere'), 'changed');
    expect(now()).toBe(before);
  });

  it.each([
    ['a file is written', () => writeFileSync(file('app/inner/b.ts'), 'bb')],
    ['a file is touched', () => utimesSync(file('app/a.ts'), 1, 1)],
    ['a file is added', () => writeFileSync(file('app/c.ts'), '')],
    ['a file is removed', () => rmSync(file('app/a.ts'))],
    ['a file is renamed', () => renameSync(file('app/a.ts'), file('app/z.ts'))],
    ['a single named file changes', () => writeFileSync(file('settings.json'), '{ }')],
    ['a missing input appears', () => writeFileSync(file('not-there'), '')],
  ])('changes when %s', (_, change) => {
    const before = now();
    change();
    expect(now()).not.toBe(before);
  });
});
