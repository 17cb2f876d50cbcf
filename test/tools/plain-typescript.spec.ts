import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../../tools/repository.ts';

/** Files that Node runs itself: it takes the types out and can do nothing else. */
const files = ['tools', 'migrations'].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        name.endsWith('.ts') && !name.includes('node_modules') && !/\.(d|spec)\.ts$/.test(name),
    )
    .map((name) => join(room, name)),
);

describe('a file that Node runs itself', () => {
  it('is refused when it needs a compiler', () => {
    expect(() => stripTypeScriptTypes('class A { constructor(readonly b: string) {} }')).toThrow(
      /parameter property/,
    );
  });

  it('holds types and nothing else that a compiler would have to turn into code', () => {
    expect(files.length).toBeGreaterThan(20);
    const refused = files.flatMap((file) => {
      try {
        stripTypeScriptTypes(readFileSync(join(ROOT, file), 'utf8'));
        return [];
      } catch (fault) {
        return [`${file}: ${(fault as Error).message}`];
      }
    });
    expect(refused).toEqual([]);
  });
});
