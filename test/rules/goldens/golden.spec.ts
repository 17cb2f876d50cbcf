import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { treeFiles } from '../../../tools/gates/tree-files.js';
import { ROOT } from '../../../tools/repository.js';
import { expectGolden } from '../../support/golden.js';

describe('a golden', () => {
  const folder = mkdtempSync(join(tmpdir(), 'covibe-golden-'));
  const updating = process.env.UPDATE_GOLDEN;

  beforeEach(() => {
    delete process.env.UPDATE_GOLDEN;
    writeFileSync(join(folder, 'wire.json'), 'one\ntwo\n');
  });

  afterAll(() => {
    if (updating) process.env.UPDATE_GOLDEN = updating;
    rmSync(folder, { recursive: true });
  });

  it('is content with what it holds', () => {
    expect(() => expectGolden('wire.json', 'one\ntwo', folder)).not.toThrow();
  });

  it('refuses anything else and says where it differs', () => {
    expect(() => expectGolden('wire.json', 'one\nthree', folder)).toThrow(
      /out of date: npm run golden[\s\S]*line 2\n {2}kept: two\n {2}made: three/,
    );
  });

  it('refuses what was cut short', () => {
    expect(() => expectGolden('wire.json', 'one', folder)).toThrow(/out of date/);
  });

  it('must be there', () => {
    expect(() => expectGolden('other.json', 'one', folder)).toThrow(/other\.json is missing/);
  });

  it('is written anew by npm run golden', () => {
    process.env.UPDATE_GOLDEN = '1';
    expectGolden('wire.json', 'three', folder);
    expect(readFileSync(join(folder, 'wire.json'), 'utf8')).toBe('three\n');
  });

  it('has a spec that makes it', () => {
    const specs = treeFiles(ROOT)
      .filter((path) => path.endsWith('spec.ts'))
      .map((path) => readFileSync(join(ROOT, path), 'utf8'))
      .join('\n');
    const orphans = readdirSync(join(ROOT, 'test', 'golden')).filter(
      (name) => !specs.includes(`'${name}'`),
    );
    expect(orphans).toEqual([]);
  });
});
