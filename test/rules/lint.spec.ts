import { LINT_FAULTS } from './planted/lint-faults.js';
import { MODEL_HOUSE } from './planted/house.js';
import { PlantedTree } from './planted/tree.js';

interface LintedFile {
  filePath: string;
  messages: { ruleId: string | null; message: string }[];
}

describe('the lint', () => {
  const tree = new PlantedTree(MODEL_HOUSE);
  let linted: LintedFile[] = [];

  beforeAll(async () => {
    tree.plant({
      'eslint.config.mjs': `import { houseLint } from ${JSON.stringify(tree.realPath('eslint.config.mjs'))};\n\nexport default houseLint(import.meta.dirname);\n`,
    });
    tree.plant(Object.fromEntries(LINT_FAULTS.map(({ path, text }) => [path, text])));
    const { output } = await tree.run('node_modules/eslint/bin/eslint.js', '--format=json', '.');
    linted = JSON.parse(output.slice(output.indexOf('['))) as LintedFile[];
  }, 300_000);

  afterAll(() => tree.fell());

  const rulesBrokenIn = (path: string) =>
    linted
      .filter((file) => file.filePath.startsWith(`${tree.root}/${path}`))
      .flatMap((file) => file.messages)
      .map(
        ({ ruleId, message }) =>
          ruleId ?? (/Unused eslint-disable/.test(message) ? 'unused-disable-directive' : message),
      );

  it.each(LINT_FAULTS)('refuses $what', ({ path, rule }) => {
    expect(rulesBrokenIn(path)).toEqual([rule]);
  });

  it.each(Object.keys(MODEL_HOUSE).filter((path) => path.endsWith('.ts')))(
    'has nothing to say about the well-built %s',
    (path) => {
      expect(linted.some((file) => file.filePath === `${tree.root}/${path}`)).toBe(true);
      expect(rulesBrokenIn(path)).toEqual([]);
    },
  );
});
