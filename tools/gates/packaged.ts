import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Gate } from './gate.ts';
import { commandOf, runNode } from './program.ts';

/** Gates that are other people's programs with our configuration. */
const prettier = commandOf(import.meta.resolve('prettier'), 'prettier');
const eslint = commandOf(import.meta.resolve('eslint'), 'eslint');
const tsc = commandOf(import.meta.resolve('typescript'), 'tsc');
const ngc = commandOf(import.meta.resolve('@angular/compiler-cli'), 'ngc');
const depcruise = commandOf(import.meta.resolve('dependency-cruiser'), 'depcruise');
const knip = commandOf(import.meta.resolve('knip'), 'knip');

const ROOMS = ['apps', 'libs', 'migrations', 'test', 'tools'];

export const packagedGates: Gate[] = [
  gate('lint', () => [eslint, '.', '--max-warnings=0']),
  gate('types', () => [tsc, '-p', '.', '--pretty', 'false']),
  gate('console types', () => [ngc, '-p', 'apps/console/tsconfig.app.json', '--noEmit']),
  gate('console specs', () => [ngc, '-p', 'apps/console/tsconfig.json', '--noEmit']),
  gate('browser types', () => [tsc, '-p', 'test/browser', '--pretty', 'false']),
  gate('format', () => [prettier, '--check', '--log-level=warn', '.']),
  gate('cycles', (root) => [
    depcruise,
    '--config=.dependency-cruiser.cjs',
    ...ROOMS.filter((room) => existsSync(join(root, room))),
  ]),
  gate('unused', () => [knip, '--no-progress', '--no-config-hints']),
];

function gate(name: string, args: (root: string) => string[]): Gate {
  return { name, inspect: (root) => complaintOf(root, args(root)) };
}

async function complaintOf(root: string, args: string[]): Promise<string> {
  const { code, output } = await runNode(args, { cwd: root });
  if (code === 0) return '';
  return output.trim() || `ended with exit code ${code} and said nothing`;
}
