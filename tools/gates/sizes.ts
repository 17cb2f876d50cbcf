import { extname } from 'node:path';
import type { Gate } from './gate.ts';
import { linesOf, treeFiles } from './tree-files.ts';

/** A file that fits on a few screens is read; a longer one is two ideas. Lint says the same of code. */
const MAX_LINES = 300;
/** Without a limit on lines, the limit on their number would only make them longer. */
const MAX_COLUMNS = 240;

const SOURCES = [
  '.ts',
  '.mts',
  '.mjs',
  '.js',
  '.cjs',
  '.css',
  '.html',
  '.sql',
  '.md',
  '.yml',
  '.yaml',
  '.json',
];
/** Prose wraps by itself. */
const PROSE = ['.md'];
/** Written by programs. */
const EXEMPT = [
  'package-lock.json',
  'tools/workos-emulator/package-lock.json',
  'tools/conformance/package-lock.json',
  'tools/agents/package-lock.json',
  'test/golden/',
  'apps/server/src/platform/database/expected-schema.ts',
];

export const sizes: Gate = {
  name: 'sizes',
  inspect: (root) =>
    Promise.resolve(
      treeFiles(root)
        .filter((path) => SOURCES.includes(extname(path)))
        .filter((path) => !EXEMPT.some((exempt) => path.startsWith(exempt)))
        .flatMap((path) => oversizeOf(root, path))
        .join('\n'),
    ),
};

function oversizeOf(root: string, path: string): string[] {
  const lines = linesOf(root, path);
  const faults: string[] = [];
  if (lines.length > MAX_LINES)
    faults.push(`${path}: ${lines.length} lines (at most ${MAX_LINES})`);
  if (PROSE.includes(extname(path))) return faults;
  const long = lines.findIndex((line) => line.length > MAX_COLUMNS);
  if (long >= 0)
    faults.push(`${path}:${long + 1}: ${lines[long]?.length} columns (at most ${MAX_COLUMNS})`);
  return faults;
}
