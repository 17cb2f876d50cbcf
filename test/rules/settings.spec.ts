import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/repository.js';

/** A setting's name as the server reads it, and as the commands read it. */
const READ_BY_SERVER = /'((?:COVIBE|WORKOS)_[A-Z_]+|PORT|HOST|DATABASE_URL|NODE_ENV)'/g;
const READ_BY_COMMANDS = /\benv\.([A-Z][A-Z_]+)/g;
/** What our own processes tell each other, and what belongs to the machine: nobody sets these. */
const INNER = [
  'CI',
  'COVIBE_BROWSER_ORIGIN',
  'COVIBE_BROWSER_OWNER_URL',
  'COVIBE_LONG',
  'COVIBE_WORKOS_EMULATOR_KEY',
  'COVIBE_WORKOS_EMULATOR_URL',
  'NODE_EXTRA_CA_CERTS',
  'PATH',
  'UPDATE_GOLDEN',
];

const ROW = /^\| `([A-Z_]+)` \|/gm;
/** Where a setting is told, and what a line looks like that tells one. */
const TOLD_IN: [path: string, line: RegExp][] = [
  ['README.md', ROW],
  ['docs/engineering/configuration.md', ROW],
  ['.env.example', /^# ([A-Z_]+)=/gm],
];

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();

describe('the settings', () => {
  const byServer = namesIn(sourcesBelow('apps/server/src/platform/config'), READ_BY_SERVER);
  const commands = sourcesBelow('tools') + sourcesBelow('test/browser');
  const byCommands = namesIn(commands, READ_BY_COMMANDS).filter((name) => !INNER.includes(name));
  const read = [...new Set([...byServer, ...byCommands])];
  const everything = [
    ...['apps/server/src', 'apps/companion/src', 'libs/local-state/src'],
    ...['tools', 'migrations', 'test/browser'],
  ]
    .map(sourcesBelow)
    .join('\n');

  it('are found where they are read', () => {
    expect(byServer).toEqual(expect.arrayContaining(['DATABASE_URL', 'COVIBE_AUTH_MODE']));
    expect(byCommands).toEqual(expect.arrayContaining(['CHROMIUM_PATH', 'COVIBE_DATA_DIR']));
  });

  it('of the companion are all told on its pages', () => {
    const sources = sourcesBelow('apps/companion/src') + sourcesBelow('libs/local-state/src');
    const byCompanion = namesIn(sources, /'(COVIBE_[A-Z_]+|CODEX_HOME|CLAUDE_CONFIG_DIR)'/g);
    expect(byCompanion).toEqual(expect.arrayContaining(['COVIBE_AGENT', 'COVIBE_CURSOR_HOME']));
    const page = ['companion', 'paxel']
      .map((name) => readFileSync(join(ROOT, 'docs/engineering', `${name}.md`), 'utf8'))
      .join('\n');
    expect(byCompanion.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it.each(TOLD_IN)('are all told in %s', (path, line) => {
    const told = namesIn(readFileSync(join(ROOT, path), 'utf8'), line);
    expect(read.filter((name) => !told.includes(name))).toEqual([]);
  });

  it.each(TOLD_IN)('that nothing reads are not told in %s', (path, line) => {
    const told = namesIn(readFileSync(join(ROOT, path), 'utf8'), line);
    expect(told.filter((name) => !new RegExp(`\\b${name}\\b`).test(everything))).toEqual([]);
  });
});

/** All source text of a folder, without specs: a name that only a test says is not read. */
function sourcesBelow(folder: string): string {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!spec)\.(ts|mjs)$/.test(entry.name))
    .filter((entry) => !entry.parentPath.includes('node_modules'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
