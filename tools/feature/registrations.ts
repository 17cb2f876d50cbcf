import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TaskFault } from '../task.ts';
import type { FeatureNames } from './feature-names.ts';

/** One line in a list that is kept by hand. */
interface Registration {
  file: string;
  /** The text the line goes in front of; the end of the file when there is none. */
  before?: string;
  line: string;
}

/** The lists in which a feature is named, in the form in which the formatter leaves them. */
export function registrations(names: FeatureNames): Registration[] {
  const { word, type, constant } = names;
  const module = `import { ${type}Module } from './features/${word}/index.js';\n`;
  const page = `import { ${constant}_PAGE } from './features/${word}/index.js';\n`;
  return [
    { file: 'libs/contracts/src/index.ts', line: `export * from './${word}/index.js';\n` },
    { file: 'libs/contracts/src/dto.ts', line: `export * from './${word}/${word}.dto.js';\n` },
    { file: SERVER, before: 'import { AuthModule }', line: module },
    { file: SERVER, before: '  SiteModule,\n', line: `  ${type}Module,\n` },
    { file: CONSOLE, before: '\n/** The pages of the console', line: page },
    { file: CONSOLE, before: '];', line: `,${constant}_PAGE` },
    {
      file: 'apps/server/src/features/console-files/console-paths.ts',
      before: ']);\nconst BELOW',
      line: `  '/${word}',\n`,
    },
    {
      file: 'test/e2e/isolation/pages.matrix.ts',
      before: '];',
      line: `  { route: 'GET /api/${word}', auth: 'session' },\n`,
    },
  ];
}

const SERVER = 'apps/server/src/app.module.ts';
const CONSOLE = 'apps/console/src/app/app.pages.ts';

/** Answers the changed files; refuses before anything is written when a list is not as expected. */
export function registered(root: string, list: readonly Registration[]): Map<string, string> {
  const changed = new Map<string, string>();
  for (const { file, before, line } of list) {
    const text = changed.get(file) ?? readFileSync(join(root, file), 'utf8');
    const place = before === undefined ? text.length : text.lastIndexOf(before);
    if (place < 0) throw new TaskFault(`${file} has no place "${before}": add the line by hand.`);
    const head = text.slice(0, place);
    // A list that is broken into lines ends with its own comma.
    const added = /,\s*$/.test(head) ? line.replace(/^,/, '') : line;
    changed.set(file, head + added + text.slice(place));
  }
  return changed;
}
