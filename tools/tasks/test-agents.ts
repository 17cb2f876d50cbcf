/**
 * `npm run test:agents`: the real Claude Code and Codex, set up by the real companion, at work with a
 * real server and a scripted model. They lie in a folder with a lockfile of its own: 750 MB.
 */
import { installAgents } from '../agents/programs.ts';
import { stubModelMissing } from '../agents/stub-model.ts';
import { ROOT } from '../repository.ts';
import { serverSuite } from '../suites/suites.ts';
import { closingLine } from '../suites/tally.ts';
import { task } from '../task.ts';

await task(async () => {
  const obstacle = stubModelMissing() ?? installAgents();
  if (obstacle !== undefined) {
    console.error(`SKIPPED: the real agents could not be had, nothing was proved. ${obstacle}`);
    console.log(`\n${closingLine({ passed: 0, failed: 0, skipped: 1 })}`);
    return 0;
  }
  const tally = await serverSuite(ROOT, ['--testMatch', '**/*.agents-spec.ts', '--runInBand']);
  console.log(`\n${closingLine(tally)}`);
  return tally.failed > 0 ? 1 : 0;
});
