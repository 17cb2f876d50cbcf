import { randomBytes } from 'node:crypto';
import { PlantedTree } from './planted/tree.js';

/** Script text that no compression makes smaller than `kilobytes`. */
const script = (kilobytes: number, imports = '') =>
  `${imports}export const noise="${randomBytes(kilobytes * 1000).toString('base64')}";`;

const page = (...scripts: string[]) =>
  `<!doctype html><html><head><link rel="stylesheet" href="styles-AAAAAAAA.css">${scripts
    .map((name) => `<script src="${name}" type="module"></script>`)
    .join('')}</head></html>`;

const STYLES = { 'dist/console/styles-AAAAAAAA.css': 'body{margin:0}' };

async function weigh(files: Record<string, string>) {
  const tree = new PlantedTree(files);
  try {
    return await tree.run('tools/tasks/check.ts', 'budgets');
  } finally {
    tree.fell();
  }
}

describe('the budgets of the console', () => {
  it('are kept by a small start with small lazy parts', async () => {
    const { output, code } = await weigh({
      ...STYLES,
      'dist/console/index.html': page('main-AAAAAAAA.js'),
      'dist/console/main-AAAAAAAA.js': script(
        60,
        'import{a}from"./chunk-START000.js";import("./chunk-LAZY0000.js");',
      ),
      'dist/console/chunk-START000.js': script(60),
      'dist/console/chunk-LAZY0000.js': script(30, 'import{b}from"./chunk-START000.js";'),
    });
    expect(output).toContain('✓ budgets');
    expect(code).toBe(0);
  });

  it('refuse a start above 160 kB, whatever file the weight hides in', async () => {
    const { output, code } = await weigh({
      ...STYLES,
      'dist/console/index.html': page('main-AAAAAAAA.js'),
      'dist/console/main-AAAAAAAA.js': script(60, 'import"./chunk-START000.js";'),
      'dist/console/chunk-START000.js': script(130),
    });
    expect(output).toMatch(/the first page weighs 1\d\d\.\d kB compressed \(at most 160\.0 kB\)/);
    expect(code).toBe(1);
  });

  it('refuse a lazy part above 45 kB, counting what it brings along', async () => {
    const { output, code } = await weigh({
      ...STYLES,
      'dist/console/index.html': page('main-AAAAAAAA.js'),
      'dist/console/main-AAAAAAAA.js': script(10, 'import("./chunk-LAZY0000.js");'),
      'dist/console/chunk-LAZY0000.js': script(30, 'import{c}from"./chunk-DEEP0000.js";'),
      'dist/console/chunk-DEEP0000.js': script(40),
    });
    expect(output).toMatch(/the lazy part chunk-LAZY0000\.js weighs [5-7]\d\.\d kB/);
    expect(code).toBe(1);
  });

  it('are not kept by a console that was not built, or whose page loads nothing', async () => {
    expect((await weigh({})).output).toContain('dist/console is not built');
    const empty = await weigh({ ...STYLES, 'dist/console/index.html': page() });
    expect(empty.output).toContain('loads no script');
    expect(empty.code).toBe(1);
  });
});
