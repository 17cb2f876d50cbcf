import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/repository.js';

const CONFIG = join(ROOT, 'apps/server/src/platform/config');
const PAGE = 'docs/engineering/configuration.md';
const SETTING = /'((?:COVIBE|WORKOS)_[A-Z_]+|PORT|HOST|DATABASE_URL|NODE_ENV)'/g;

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();

describe('the page about settings', () => {
  const page = readFileSync(join(ROOT, PAGE), 'utf8');
  const described = namesIn(page, /^\| `([A-Z_]+)` \|/gm);

  it('describes every setting that the server reads', () => {
    const code = readdirSync(CONFIG)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .map((name) => readFileSync(join(CONFIG, name), 'utf8'))
      .join('\n');
    const read = namesIn(code, SETTING);
    expect(read).toEqual(expect.arrayContaining(['DATABASE_URL', 'COVIBE_AUTH_MODE']));
    expect(read.filter((name) => !described.includes(name))).toEqual([]);
  });

  it('describes no setting that nothing reads', () => {
    const rooms = ['apps/server/src', 'tools', 'migrations', 'test/browser'];
    const code = rooms.map((room) => sourcesBelow(join(ROOT, room))).join('\n');
    expect(described.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });
});

function sourcesBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .filter((entry) => !entry.parentPath.includes('node_modules'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
