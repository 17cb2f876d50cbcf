/**
 * `npm run test:workos-emulator`: what our WorkOS stub promises, asked of the official emulator too.
 * `npm test` runs the same suite against the stub alone.
 */
import { ROOT } from '../repository.ts';
import { serverSuite } from '../suites/suites.ts';
import { closingLine } from '../suites/tally.ts';
import { task } from '../task.ts';
import { installEmulator, startEmulator } from '../workos-emulator/emulator.ts';

const SUITE = ['test/e2e/workos-contract', '--runInBand'];

await task(async () => {
  const obstacle = installEmulator();
  if (obstacle !== undefined) {
    console.error(`SKIPPED: the WorkOS emulator could not be installed. ${obstacle}`);
    console.log(`\n${closingLine({ passed: 0, failed: 0, skipped: 1 })}`);
    return 0;
  }
  const emulator = await startEmulator();
  process.env.COVIBE_WORKOS_EMULATOR_URL = emulator.url;
  process.env.COVIBE_WORKOS_EMULATOR_KEY = emulator.apiKey;
  try {
    const tally = await serverSuite(ROOT, SUITE);
    console.log(`\n${closingLine(tally)}`);
    return tally.failed > 0 ? 1 : 0;
  } finally {
    await emulator.stop();
  }
});
