import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TaskFault } from '../task.ts';

/** Writes an empty migration and its line in the list; answers the new file's name. */
export function newMigration(folder: string, what: string, now = Date.now()): string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(what)) {
    throw new TaskFault(
      'Name what the migration brings in small letters: `npm run db:new -- work-claims`.',
    );
  }
  const list = join(folder, 'index.ts');
  const listed = readFileSync(list, 'utf8');
  const order = Math.max(now, newest(listed) + 1);
  const file = `${order}-${what}.ts`;
  const name = what.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
  if (existsSync(join(folder, file))) throw new TaskFault(`migrations/${file} exists already.`);
  writeFileSync(join(folder, file), source(`${name}${order}`));
  writeFileSync(list, withLine(listed, file, `${name}${order}`));
  return file;
}

/** Migrations run in the order of their numbers, whatever the clock of this machine says. */
function newest(listed: string): number {
  return Math.max(0, ...[...listed.matchAll(/'\.\/(\d+)-/g)].map(([, digits]) => Number(digits)));
}

function withLine(listed: string, file: string, name: string): string {
  const imports = listed.lastIndexOf('import ');
  const afterImports = imports < 0 ? 0 : listed.indexOf('\n', imports) + 1;
  const line = `import { ${name} } from './${file}';\n`;
  const imported = listed.slice(0, afterImports) + line + listed.slice(afterImports);
  const open = imported.indexOf('MIGRATIONS = [');
  const close = imported.indexOf(']', open);
  if (open < 0 || close < 0) throw new TaskFault('migrations/index.ts has no list MIGRATIONS.');
  const names = imported
    .slice(open + 'MIGRATIONS = ['.length, close)
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const list = `MIGRATIONS = [\n${[...names, name].map((one) => `  ${one},\n`).join('')}]`;
  return imported.slice(0, open) + list + imported.slice(close + 1);
}

function source(name: string): string {
  return `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${name} implements MigrationInterface {
  readonly name = '${name}';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const statement of DOWN) await run.query(statement);
  }
}

/** A tenant's table is made by \`...tenantTable({ … })\` of ./recipe/tenant-table.ts. */
const UP: string[] = [];

/** Everything \`UP\` made, taken back in the opposite order. */
const DOWN: string[] = [];
`;
}
