import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { newMigration } from '../../tools/migration/new-migration.ts';

const LISTED = `import { First100 } from './100-first.ts';

/** Every migration, oldest first. */
export const MIGRATIONS = [First100];
`;

describe('npm run db:new', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'covibe-migrations-'));
    writeFileSync(join(folder, 'index.ts'), LISTED);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const listed = () => readFileSync(join(folder, 'index.ts'), 'utf8');

  it('writes an empty migration and adds it to the end of the list', () => {
    expect(newMigration(folder, 'work-claims', 200)).toBe('200-work-claims.ts');
    expect(newMigration(folder, 'more', 300)).toBe('300-more.ts');
    expect(readFileSync(join(folder, '200-work-claims.ts'), 'utf8')).toContain(
      'export class WorkClaims200 implements MigrationInterface',
    );
    expect(listed()).toContain(`import { WorkClaims200 } from './200-work-claims.ts';`);
    expect(listed().replace(/\s+/g, ' ')).toContain(
      'MIGRATIONS = [ First100, WorkClaims200, More300, ]',
    );
  });

  it('keeps the order even when this machine’s clock is behind', () => {
    expect(newMigration(folder, 'late', 50)).toBe('101-late.ts');
  });

  it('writes what the formatter leaves alone', async () => {
    const file = newMigration(folder, 'tidy', 200);
    const source = readFileSync(join(folder, file), 'utf8');
    const settings = { parser: 'typescript', printWidth: 100, singleQuote: true } as const;
    expect(await format(source, { ...settings, trailingComma: 'all' })).toBe(source);
  });

  it.each(['', 'Work Claims', '../escape', 'trailing-', '9lives'])(
    'refuses the name "%s"',
    (name) => {
      expect(() => newMigration(folder, name, 200)).toThrow(/in small letters/);
      expect(listed()).toBe(LISTED);
    },
  );
});
