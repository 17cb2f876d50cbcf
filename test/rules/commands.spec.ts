import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeFiles } from '../../tools/gates/tree-files.js';
import { ROOT } from '../../tools/repository.js';

interface Manifest {
  scripts: Record<string, string>;
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as Manifest;

/** Commands a text tells its reader to run. */
function commandsNamedIn(text: string): string[] {
  const named = [...text.matchAll(/\bnpm run ([a-z][a-z:-]*[a-z])/g)].map(([, name]) => name ?? '');
  if (/\bnpm start\b/.test(text)) named.push('start');
  if (/\bnpm (?:test|t)\b/.test(text)) named.push('test');
  return named;
}

const missingFrom = (text: string) => commandsNamedIn(text).filter((name) => !scripts[name]);

describe('the commands', () => {
  const documents = treeFiles(ROOT).filter((path) => /\.(?:md|example)$/.test(path));

  it('that documents name all exist', () => {
    const missing = documents.flatMap((path) =>
      missingFrom(read(path)).map((name) => `${path}: npm run ${name}`),
    );
    expect(documents.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });

  it('that messages of the product name all exist', () => {
    const sources = treeFiles(ROOT).filter(
      (path) => /^(?:apps|tools|migrations)\/.*\.(?:ts|mjs)$/.test(path) && !/spec\.ts$/.test(path),
    );
    const missing = sources.flatMap((path) =>
      missingFrom(read(path)).map((name) => `${path}: npm run ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('are each one task, started through the runner', () => {
    const wrong = Object.entries(scripts).filter(
      ([name, script]) =>
        script !== `node tools/run.mjs ${name}` ||
        !existsSync(join(ROOT, 'tools', 'tasks', `${name.replaceAll(':', '-')}.ts`)),
    );
    expect(wrong).toEqual([]);
  });

  it('reach every task', () => {
    const tasks = readdirSync(join(ROOT, 'tools', 'tasks'))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => file.slice(0, -'.ts'.length));
    const reached = Object.keys(scripts).map((name) => name.replaceAll(':', '-'));
    expect(tasks.filter((name) => !reached.includes(name))).toEqual([]);
  });

  it('are all told in the README', () => {
    const text = read('README.md');
    const quoted = [...text.matchAll(/`([a-z][a-z:-]*[a-z])`/g)].map(([, name]) => name);
    const told = [...commandsNamedIn(text), ...quoted];
    expect(Object.keys(scripts).filter((name) => !told.includes(name))).toEqual([]);
  });

  it('would be missed when a document named one that does not exist', () => {
    expect(missingFrom('Run `npm run fly:away` first.')).toEqual(['fly:away']);
  });
});
