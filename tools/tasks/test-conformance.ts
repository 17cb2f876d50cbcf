/**
 * `npm run test:conformance`: the official MCP conformance suites, one an era, asked of the real door
 * with the suites' own fixtures added. They live in a folder with a lockfile of its own.
 */
import { installSuites } from '../conformance/suite.ts';
import { ROOT } from '../repository.ts';
import { serverSuite } from '../suites/suites.ts';
import { closingLine } from '../suites/tally.ts';
import { task } from '../task.ts';

await task(async () => {
  const obstacle = installSuites();
  if (obstacle !== undefined) {
    console.error(`SKIPPED: the conformance suites could not be installed. ${obstacle}`);
    console.log(`\n${closingLine({ passed: 0, failed: 0, skipped: 1 })}`);
    return 0;
  }
  const tally = await serverSuite(ROOT, ['--testMatch', '**/*.conformance-spec.ts', '--runInBand']);
  console.log(`\n${closingLine(tally)}`);
  return tally.failed > 0 ? 1 : 0;
});
