import { globCovers, globsMeet, pathSegments, readGlob, type Glob } from './glob.js';

const glob = (text: string): Glob => {
  const read = readGlob(text);
  if (!read) throw new Error(`${text} was refused`);
  return read;
};
const covers = (pattern: string, path: string) => globCovers(glob(pattern), pathSegments(path));
const meets = (a: string, b: string) => globsMeet(glob(a), glob(b));

/** The same meaning, said by a regular expression: slow on purpose-made patterns, but not ours. */
function expression(pattern: string): RegExp {
  const { segments, folder } = glob(pattern);
  const whole = folder ? [...segments, '**'] : segments;
  const source = whole.map((segment) =>
    segment === '**'
      ? '(?:/[^/]+)*'
      : `/${segment
          .replace(/[.+^${}()|[\]\\]/g, '\\$&')
          .replaceAll('*', '[^/]*')
          .replaceAll('?', '[^/]')}`,
  );
  return new RegExp(`^${source.join('')}$`);
}

function combinations(parts: readonly string[], longest: number, joint: string): string[] {
  let last = [...parts];
  const all = [...parts];
  for (let length = 2; length <= longest; length += 1) {
    last = last.flatMap((head) => parts.map((part) => head + joint + part));
    all.push(...last);
  }
  return all;
}

function shareOne<One>(a = new Set<One>(), b = new Set<One>()): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}

describe('a glob', () => {
  it.each([
    ['src/auth/**', 'src/auth/token.ts', true],
    ['src/auth/**', 'src/auth', true],
    ['src/auth/**', 'src/authors.ts', false],
    ['src/auth', 'src/auth/deep/down.ts', true],
    ['src/auth/', 'src/auth/deep.ts', true],
    ['./src//auth', 'src/auth/x', true],
    ['docs/*.md', 'docs/a.md', true],
    ['docs/*.md', 'docs/deep/a.md', false],
    ['docs/*', 'docs/deep/a.md', false],
    ['**/*.sql', 'migrations/1.sql', true],
    ['**/*.sql', '1.sql', true],
    ['**', 'anything/at/all', true],
    ['.', 'anything/at/all', true],
    ['src/v?.ts', 'src/v1.ts', true],
    ['src/v?.ts', 'src/v12.ts', false],
    ['app/[id]/page.tsx', 'app/[id]/page.tsx', true],
    ['app/[id]/page.tsx', 'app/i/page.tsx', false],
    ['a.c', 'abc', false],
    ['src/*/generated', 'src/api/generated/x.ts', true],
  ])('%s for %s: %s', (pattern, path, expected) => {
    expect(covers(pattern, path)).toBe(expected);
  });

  it.each([
    ['src/**', '**/token.ts', true],
    ['src/*.ts', 'src/*.js', false],
    ['src/a*', 'src/*b', true],
    ['src/auth', 'src/auth/token.ts', true],
    ['src/auth', 'src/author', false],
    ['a/a/**', '**/b/b', true],
    ['a/*/c', 'a/b/*', true],
    ['a/*', 'a/b/c', false],
    ['docs/**', 'src/**', false],
    ['**', 'x', true],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(meets(a, b)).toBe(expected);
    expect(meets(b, a)).toBe(expected);
  });

  it('is refused where it is too deep or too wild to be compared quickly', () => {
    expect(readGlob(Array(41).fill('a').join('/'))).toBeUndefined();
    expect(readGlob(Array(11).fill('*a').join('/'))).toBeUndefined();
    expect(readGlob(Array(10).fill('*a').join('/'))).toBeDefined();
  });

  it('answers at once whatever pattern it is given', () => {
    const wild = glob('**/*a*a*/**/*a*a*/**/*a');
    const other = glob('**/*b*b*/**/*b*b*/**/*b');
    const path = pathSegments(Array(99).fill('aab').join('/'));
    const began = performance.now();
    for (let turn = 0; turn < 100; turn += 1) globsMeet(wild, other);
    for (let turn = 0; turn < 20; turn += 1) globCovers(wild, path);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('globs against brute force', () => {
  it('covers a path exactly when a regular expression says so, and meets when some path is in both', () => {
    const paths = combinations(['a', 'b', 'ab', 'ba', 'aa'], 5, '/');
    const patterns = combinations(['a', 'b', '*', '**', 'a*', '*b', '?a'], 3, '/');
    const sample = patterns.filter((_, place) => place % 4 === 0);
    const inside = sample.map((pattern) => {
      const said = expression(pattern);
      const own = glob(pattern);
      const found = new Set<number>();
      for (const [place, path] of paths.entries()) {
        const ours = globCovers(own, path.split('/'));
        if (ours !== said.test(`/${path}`)) throw new Error(`${pattern} on ${path}: ${ours}`);
        if (ours) found.add(place);
      }
      return found;
    });
    const wrong: string[] = [];
    let together = 0;
    for (const [i, a] of sample.entries()) {
      for (const [j, b] of sample.entries()) {
        const both = shareOne(inside[i], inside[j]);
        if (meets(a, b) !== both) wrong.push(`${a} and ${b}: paths say ${both}`);
        if (both) together += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(together).toBeGreaterThan(1_000);
    expect(together).toBeLessThan(sample.length ** 2 - 1_000);
  });

  it('finds a common name exactly when there is one', () => {
    const words = combinations(['a', 'b'], 6, '');
    const patterns = combinations(['a', 'b', '*', '?'], 3, '').filter((one) => !one.includes('**'));
    const inside = patterns.map((pattern) => {
      const said = expression(`${pattern}`);
      return new Set(words.filter((word) => said.test(`/${word}`)));
    });
    const wrong: string[] = [];
    for (const [i, a] of patterns.entries()) {
      for (const [j, b] of patterns.entries()) {
        const both = shareOne(inside[i], inside[j]);
        if (meets(a, b) !== both) wrong.push(`${a} and ${b}: words say ${both}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
