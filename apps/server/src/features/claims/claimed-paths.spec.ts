import { ClaimedPaths } from './claimed-paths.js';
import { globCovers, pathSegments, readGlob } from './glob.js';

const claimed = (globs: string[]) =>
  new ClaimedPaths(globs.map((glob) => ({ id: glob, developer_id: 'dev', globs: [glob] })));
const over = (globs: string[], path: string) =>
  claimed(globs)
    .over(path)
    .map(({ id }) => id)
    .sort();

describe('claims over a path', () => {
  it('are found by folder, by pattern and by the whole repository', () => {
    const globs = ['src/auth', 'src/web/**', 'src/*/api.ts', '**/*.sql', '**', 'docs'];
    expect(over(globs, 'src/auth/a.ts')).toEqual(['**', 'src/auth']);
    expect(over(globs, 'src/auth/api.ts')).toEqual(['**', 'src/*/api.ts', 'src/auth']);
    expect(over(globs, 'src/web/deep/x.sql')).toEqual(['**', '**/*.sql', 'src/web/**']);
    expect(over(globs, 'lib/a.ts')).toEqual(['**']);
  });

  it('are each found once, however many of their patterns match', () => {
    const claim = { id: 'one', developer_id: 'dev', globs: ['src', 'src/**', '**/a.ts', 'src/*'] };
    expect(new ClaimedPaths([claim]).over('src/a.ts')).toEqual([claim]);
  });

  it('are exactly those whose pattern covers it', () => {
    const parts = ['a', 'b', '*', '**', 'a*', '?b'];
    const globs = parts.flatMap((x) => [x, ...parts.flatMap((y) => [`${x}/${y}`, `${x}/${y}/a`])]);
    const names = ['a', 'b', 'ab'];
    const paths = names.flatMap((x) => names.flatMap((y) => [`${x}/${y}`, `${x}/${y}/a`, x]));
    const index = claimed(globs);
    for (const path of paths) {
      const expected = globs.filter((text) => {
        const glob = readGlob(text);
        return glob && globCovers(glob, pathSegments(path));
      });
      const found = index.over(path).map(({ id }) => id);
      expect(found.sort()).toEqual(expected.sort());
    }
  });
});
