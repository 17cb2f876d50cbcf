/**
 * `npm test`: the gates, the builds and every suite, with one closing line over all of them.
 * `npm test -- <path>…` runs only those specs of the server's run.
 */
import { buildStale } from '../build/outputs.ts';
import { findChromium } from '../browser/chromium.ts';
import { budgets } from '../gates/budgets.ts';
import { type Gate, passGates, printVerdict } from '../gates/gate.ts';
import { GATES_BEFORE_TESTS } from '../gates/gates.ts';
import { ROOT } from '../repository.ts';
import { browserSuite, consoleSuite, serverSuite } from '../suites/suites.ts';
import { closingLine, sum, type Tally } from '../suites/tally.ts';
import { task } from '../task.ts';

await task(async (paths) => {
  const tally = sum(paths.length > 0 ? [await serverSuite(ROOT, paths)] : await everything());
  console.log(`\n${closingLine(tally)}`);
  return tally.failed > 0 ? 1 : 0;
});

async function everything(): Promise<Tally[]> {
  const build: Gate = {
    name: 'build',
    inspect: async () => {
      await buildStale(new AbortController().signal);
      return '';
    },
  };
  title('Gates');
  const tallies = [await gates(GATES_BEFORE_TESTS), await gates([build, budgets], 1)];
  title('Server, companion, libraries, rules');
  tallies.push(await serverSuite(ROOT));
  title('Console');
  tallies.push(await consoleSuite(ROOT));
  title('Browser');
  if (!findChromium()) warnOfMissingBrowser();
  tallies.push(await browserSuite(ROOT));
  return tallies;
}

async function gates(list: readonly Gate[], lanes = 2): Promise<Tally> {
  const verdicts = await passGates(list, ROOT, printVerdict, lanes);
  const passed = verdicts.filter((verdict) => verdict.passed).length;
  return { passed, failed: verdicts.length - passed, skipped: 0 };
}

function title(text: string): void {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 60 - text.length))}\n`);
}

function warnOfMissingBrowser(): void {
  console.log(
    '!!! No Chromium was found: every browser test is SKIPPED.\n' +
      '!!! Install one (apt-get install chromium) or name it in CHROMIUM_PATH.\n',
  );
}
