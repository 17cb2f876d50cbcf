/**
 * `npm run test:paxel`: the built companion, a real server and the real podman with a stand-in for the
 * official image, in every way a run can end. Where there is no podman it says so and proves nothing.
 */
import { podmanWithStandIn } from '../container/paxel-stand-in.ts';
import { ROOT } from '../repository.ts';
import { serverSuite } from '../suites/suites.ts';
import { closingLine } from '../suites/tally.ts';
import { task } from '../task.ts';

await task(async () => {
  const podman = podmanWithStandIn();
  if ('obstacle' in podman) {
    console.error(
      `SKIPPED: Paxel was run in no container, nothing was proved. ${podman.obstacle}.`,
    );
    console.log(`\n${closingLine({ passed: 0, failed: 0, skipped: 1 })}`);
    return 0;
  }
  const tally = await serverSuite(ROOT, ['--testMatch', '**/*.engine-spec.ts', '--runInBand']);
  console.log(`\n${closingLine(tally)}`);
  return tally.failed > 0 ? 1 : 0;
});
