import { execFileSync } from 'node:child_process';
import { MODEL_HOUSE } from './planted/house.js';
import { type Outcome, PlantedTree } from './planted/tree.js';

const GATES = [
  'types',
  'console types',
  'console specs',
  'browser types',
  'format',
  'cycles',
  'unused',
  'sizes',
  'words',
];

const MANIFEST =
  JSON.stringify(
    {
      name: 'model-house',
      type: 'module',
      dependencies: { 'class-validator': '0.15.1', typeorm: '1.1.1' },
      devDependencies: { '@angular/core': '22.2.6', '@angular/platform-browser': '22.2.6' },
    },
    null,
    2,
  ) + '\n';

/** What starts the rest: without it most of the house would be unused. */
const ENTRIES = {
  'package.json': MANIFEST,
  'apps/server/src/main.ts': `import { STALL } from './features/stall/index.js';
import { sourceName } from './features/stall/stall.repository.js';
import { KioskReply } from '@covibe/contracts/dto';

console.log(STALL, sourceName, new KioskReply());
`,
  'apps/companion/src/covibe-local.ts': `import { STATE_FOLDER } from '../../../libs/local-state/index.js';
import { close } from './commands/close/close.command.js';
import { open } from './commands/open/open.command.js';

console.log(open(STATE_FOLDER), close());
`,
};

/** Configuration of the gates, beside what every planted tree has. */
const BORROWED = [
  'knip.config.js',
  '.dependency-cruiser.cjs',
  '.gitignore',
  'test/browser/tsconfig.json',
];

interface Fault {
  what: string;
  gate: string;
  files: Record<string, string>;
  /** What the gate has to say about it. */
  says: RegExp;
}

const tooLong = (line: string) => `${line}\n`.repeat(301);

const FAULTS: Fault[] = [
  {
    what: 'a value of the wrong type',
    gate: 'types',
    files: { 'libs/local-state/wrong.ts': `export const wrong: number = 'three';\n` },
    says: /libs\/local-state\/wrong\.ts.*TS2322/,
  },
  {
    what: 'a template that reads what its class has not',
    gate: 'console types',
    files: {
      'apps/console/src/app/features/kiosk/kiosk-page.ts': `import { Component } from '@angular/core';

@Component({ selector: 'cv-kiosk-page', template: '{{ missing }}' })
export class KioskPage {}
`,
    },
    says: /kiosk-page\.ts.*TS2339|TS2339[\s\S]*missing/,
  },
  {
    what: 'a console spec of the wrong type',
    gate: 'console specs',
    files: { 'apps/console/src/app/core/clock.spec.ts': `export const late: number = 'soon';\n` },
    says: /clock\.spec\.ts[\s\S]*TS2322/,
  },
  {
    what: 'a browser test of the wrong type',
    gate: 'browser types',
    files: { 'test/browser/kiosk.spec.ts': `export const title: number = document.title;\n` },
    says: /kiosk\.spec\.ts.*TS2322/,
  },
  {
    what: 'a file nobody formatted',
    gate: 'format',
    files: { 'libs/local-state/crooked.ts': `export   const crooked = "yes"\n` },
    says: /libs\/local-state\/crooked\.ts/,
  },
  {
    what: 'two files that import each other',
    gate: 'cycles',
    files: {
      'libs/local-state/hen.ts': `import { egg } from './egg.js';\n\nexport const hen = () => egg;\n`,
      'libs/local-state/egg.ts': `import { hen } from './hen.js';\n\nexport const egg = () => hen;\n`,
    },
    says: /no-circular.*(hen|egg)\.ts/,
  },
  {
    what: 'an import that leads nowhere',
    gate: 'cycles',
    files: { 'libs/local-state/lost.ts': `import './nowhere.js';\n` },
    says: /resolvable.*lost\.ts/,
  },
  {
    what: 'a file nothing uses',
    gate: 'unused',
    files: { 'apps/server/src/platform/clock/idle.ts': `export const idle = 1;\n` },
    says: /Unused files[\s\S]*clock\/idle\.ts/,
  },
  {
    what: 'an export nothing uses',
    gate: 'unused',
    files: {
      'apps/server/src/platform/clock/clock.ts': `export const now = (): number => Date.now();\nexport const later = 1;\n`,
    },
    says: /Unused exports[\s\S]*later/,
  },
  {
    what: 'a dependency nothing uses',
    gate: 'unused',
    files: { 'package.json': MANIFEST.replace('"typeorm"', '"fastify":"5.12.8","typeorm"') },
    says: /Unused dependencies[\s\S]*fastify/,
  },
  {
    what: 'a style sheet of 301 lines',
    gate: 'sizes',
    files: { 'apps/console/src/styles/long.css': tooLong('/* */') },
    says: /styles\/long\.css: 301 lines/,
  },
  {
    what: 'a template of 301 lines',
    gate: 'sizes',
    files: { 'apps/console/src/app/ui/pill/long.html': tooLong('<br />') },
    says: /pill\/long\.html: 301 lines/,
  },
  {
    what: 'an SQL file of 301 lines',
    gate: 'sizes',
    files: { 'migrations/long.sql': tooLong('select 1;') },
    says: /migrations\/long\.sql: 301 lines/,
  },
  {
    what: 'a document of 301 lines',
    gate: 'sizes',
    files: { 'docs/long.md': tooLong('word') },
    says: /docs\/long\.md: 301 lines/,
  },
  {
    what: 'a script of 301 lines',
    gate: 'sizes',
    files: { 'tools/long.mjs': tooLong('//') },
    says: /tools\/long\.mjs: 301 lines/,
  },
  {
    what: 'three hundred lines folded into one',
    gate: 'sizes',
    files: { 'migrations/wide.sql': `select ${'1, '.repeat(100)}1;\n` },
    says: /migrations\/wide\.sql:1: 309 columns/,
  },
  {
    what: 'a path of one machine',
    gate: 'words',
    files: {
      'docs/machine.md': ['See', '/home', '/ada', '/clone.\n'].join('').replace('See', 'See '),
    },
    says: /docs\/machine\.md:1: a path of one machine/,
  },
  {
    what: 'the place of this very clone',
    gate: 'words',
    files: {},
    says: /docs\/place\.md:1: the place of this clone/,
  },
  {
    what: 'a private key',
    gate: 'words',
    files: { 'docs/key.md': `-----BEGIN RSA ${'PRIVATE'} KEY-----\n` },
    says: /docs\/key\.md:1: a private key/,
  },
  {
    what: 'a registry address in the lockfile',
    gate: 'words',
    files: { 'package-lock.json': `{\n  "resolved": ${'"https:'}//packages.example/x.tgz"\n}\n` },
    says: /package-lock\.json:2: a registry address/,
  },
];

describe('npm run check', () => {
  const tree = new PlantedTree({ ...MODEL_HOUSE, ...ENTRIES });
  let clean: Outcome;
  let faulty: Outcome;

  beforeAll(async () => {
    for (const file of BORROWED) tree.borrow(file);
    tree.plant({ 'test/browser/open.spec.ts': `document.title = 'open';\n` });
    execFileSync('git', ['init', '-q'], { cwd: tree.root });
    clean = await tree.run('tools/tasks/check.ts', ...GATES);
    for (const { files } of FAULTS) tree.plant(files);
    tree.plant({ 'docs/place.md': `Look into ${tree.root}/apps.\n` });
    faulty = await tree.run('tools/tasks/check.ts', ...GATES);
  }, 300_000);

  afterAll(() => tree.fell());

  it('is green on a well-built house', () => {
    expect(clean.output).toContain('All gates are green.');
    expect(clean.code).toBe(0);
  });

  it('ends red when anything is wrong', () => {
    expect(faulty.output).toContain(`${GATES.length} of ${GATES.length} gates are red.`);
    expect(faulty.code).toBe(1);
  });

  it.each(FAULTS)('refuses $what ($gate)', ({ gate, says }) => {
    const section = faulty.output
      .split(/^(?=[✓✗] )/m)
      .find((part) => part.startsWith(`✗ ${gate} `));
    expect(section).toMatch(says);
  });

  it('names the gates there are when asked for one there is not', async () => {
    const { code, output } = await tree.run('tools/tasks/check.ts', 'spelling');
    expect(code).toBe(1);
    expect(output).toContain('No such gate: spelling. Gates: lint, goldens, types,');
  });
});
