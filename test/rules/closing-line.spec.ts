import { closingLine, jestTally, playwrightTally, sum } from '../../tools/suites/tally.js';
import { PlantedTree } from './planted/tree.js';

const JEST = 'node_modules/jest/bin/jest.js';
const PASSES = `test('adds', () => expect(1 + 1).toBe(2));\n`;

describe('the closing line of npm test', () => {
  const tree = new PlantedTree({
    'package.json': '{ "type": "commonjs" }',
    'jest.config.json': '{ "transform": {} }',
  });

  afterAll(() => tree.fell());

  async function tallyOf(files: Record<string, string>) {
    tree.plant(files);
    const { code } = await tree.run(JEST, '-c=jest.config.json', '--json', '--outputFile=out.json');
    tree.weed(...Object.keys(files));
    return jestTally(`${tree.root}/out.json`, code);
  }

  it('counts what passed and what was skipped', async () => {
    const tally = await tallyOf({
      'a.test.js': `${PASSES}test.skip('later', () => {});\ntest.todo('soon');\n`,
    });
    expect(tally).toEqual({ passed: 1, failed: 0, skipped: 2 });
  });

  it('counts a failed test', async () => {
    const tally = await tallyOf({
      'a.test.js': `${PASSES}test('fails', () => expect(1).toBe(2));\n`,
    });
    expect(tally).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a suite that does not even load, which has no failed test', async () => {
    const tally = await tallyOf({ 'a.test.js': PASSES, 'b.test.js': `require('./nowhere');\n` });
    expect(tally).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a run without a report as a failure', () => {
    expect(jestTally(`${tree.root}/none.json`, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a report that was cut off as a failure', () => {
    tree.plant({ 'cut.json': '{"stats":{"expe' });
    expect(playwrightTally(`${tree.root}/cut.json`, 1).failed).toBe(1);
  });

  it('counts a bad ending that names no test as a failure', () => {
    const stats = { expected: 3, flaky: 1, unexpected: 0, skipped: 2 };
    tree.plant({ 'browser.json': JSON.stringify({ stats }) });
    const file = `${tree.root}/browser.json`;
    expect(playwrightTally(file, 0)).toEqual({ passed: 4, failed: 0, skipped: 2 });
    expect(playwrightTally(file, 1)).toEqual({ passed: 4, failed: 1, skipped: 2 });
  });

  it('sums all suites', () => {
    const tallies = [
      { passed: 10, failed: 0, skipped: 1 },
      { passed: 4, failed: 5, skipped: 0 },
    ];
    expect(closingLine(sum(tallies))).toBe('14 passed, 5 failed, 1 skipped');
  });
});
