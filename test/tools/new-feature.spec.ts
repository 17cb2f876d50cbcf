import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newFeature } from '../../tools/feature/new-feature.ts';
import { ROOT } from '../../tools/repository.ts';

/** The real lists: a list that changes its shape must not leave the generator behind. */
const LISTS = [
  'package.json',
  '.prettierrc.json',
  'libs/contracts/src/index.ts',
  'libs/contracts/src/dto.ts',
  'apps/server/src/app.module.ts',
  'apps/server/src/features/console-files/console-paths.ts',
  'apps/console/src/app/app.pages.ts',
  'apps/console/src/app/features/settings/index.ts',
  'test/e2e/isolation/pages.matrix.ts',
];

describe('npm run new:feature', () => {
  let root: string;
  const read = (file: string) => readFileSync(join(root, file), 'utf8');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'covibe-feature-'));
    for (const file of LISTS) cpSync(join(ROOT, file), join(root, file), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('builds a room wherever a feature has one', async () => {
    const files = await newFeature(root, 'work-orbits');
    for (const file of [
      'libs/contracts/src/work-orbits/work-orbits.dto.ts',
      'libs/contracts/src/work-orbits/work-orbits.endpoints.ts',
      'apps/server/src/features/work-orbits/work-orbits.repository.ts',
      'apps/console/src/app/features/work-orbits/work-orbits.ts',
      'test/e2e/work-orbits.e2e-spec.ts',
      'docs/engineering/work-orbits.md',
    ]) {
      expect(files).toContain(file);
      expect(existsSync(join(root, file))).toBe(true);
    }
  });

  it('names the feature in every list that is kept by hand', async () => {
    await newFeature(root, 'work-orbits');
    expect(read('libs/contracts/src/index.ts')).toContain(`'./work-orbits/index.js'`);
    expect(read('libs/contracts/src/dto.ts')).toContain(`'./work-orbits/work-orbits.dto.js'`);
    expect(read('apps/server/src/app.module.ts')).toMatch(/\n {2}WorkOrbitsModule,\n/);
    expect(read('apps/console/src/app/app.pages.ts')).toMatch(/, *\s*WORK_ORBITS_PAGE,?\s*\]/);
    expect(read('apps/server/src/features/console-files/console-paths.ts')).toContain(
      `\n  '/work-orbits',\n`,
    );
    expect(read('test/e2e/isolation/pages.matrix.ts')).toContain(
      `{ route: 'GET /api/work-orbits', auth: 'session' }`,
    );
  });

  it('leaves room for the next one, with another shortcut', async () => {
    await newFeature(root, 'orbits');
    await newFeature(root, 'orchards');
    const key = (word: string) =>
      /key: '(.)'/.exec(read(`apps/console/src/app/features/${word}/index.ts`))?.[1];
    expect([key('settings'), key('orbits'), key('orchards')]).toEqual(['s', 'o', 'r']);
    expect(read('apps/console/src/app/app.pages.ts')).toMatch(/ORBITS_PAGE,\s+ORCHARDS_PAGE/);
  });

  it('never overwrites a feature', async () => {
    await newFeature(root, 'orbits');
    await expect(newFeature(root, 'orbits')).rejects.toThrow(/exists already/);
  });

  it.each(['', 'Orbits', '../orbits', 'orbits-', 'work orbits', 'a'])(
    'refuses the name "%s"',
    async (word) => {
      await expect(newFeature(root, word)).rejects.toThrow(/in small letters/);
    },
  );

  it('refuses a name that could hold anything', async () => {
    await expect(newFeature(root, 'work-utils')).rejects.toThrow(/name what it is/);
  });

  it('writes nothing when a list no longer looks as it knows it', async () => {
    writeFileSync(join(root, 'apps/console/src/app/app.pages.ts'), 'export default 1;\n');
    await expect(newFeature(root, 'orbits')).rejects.toThrow(/add the line by hand/);
    expect(existsSync(join(root, 'apps/server/src/features/orbits'))).toBe(false);
  });
});
