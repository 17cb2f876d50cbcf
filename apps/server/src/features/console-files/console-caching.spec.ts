import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachingOf } from './console-caching.js';

const ROOT = join(import.meta.dirname, '../../../../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const FOR_EVER = 'public, max-age=31536000, immutable';

describe('the files of the console', () => {
  it.each([
    '/dist/console/main-AOSRNHT3.js',
    '/dist/console/chunk-6ZCmR5mS.js.br',
    '/dist/console/styles-VQ3XE4TO.css.gz',
    '/dist/console/fonts/v5.3.0/inter-latin-wght-normal.woff2',
    'C:\\dist\\console\\chunk-811jGWIZ.js',
  ])('are kept for ever under a name that changes with them (%s)', (file) => {
    expect(cachingOf(file)).toBe(FOR_EVER);
  });

  it.each(['theme.js', 'favicon.svg', 'index.html', '3rdpartylicenses.txt', 'fonts/plain.woff2'])(
    'are asked for again under any other name (%s)',
    (file) => {
      expect(cachingOf(`/dist/console/${file}`)).toBe('public, max-age=300');
    },
  );

  it('name the version of the typefaces that is installed, everywhere', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as {
      devDependencies: Record<string, string>;
    };
    const versions = ['inter', 'jetbrains-mono'].map(
      (name) => devDependencies[`@fontsource-variable/${name}`],
    );
    const [version] = versions;
    expect(versions).toEqual([version, version]);
    for (const file of [
      'angular.json',
      'apps/console/src/index.html',
      'apps/console/src/styles/fonts.css',
      'apps/server/src/features/site/public-page.ts',
    ]) {
      const named = read(file).match(/(?<=["/]fonts\/)[^/"]+(?=["/])/g) ?? [];
      expect([file, ...new Set(named)]).toEqual([file, `v${version}`]);
    }
  });
});
