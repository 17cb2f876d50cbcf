/**
 * `npm run test:faults`: fault, race and property specs at full length. `npm test` runs the same
 * specs in their short form.
 */
import { ROOT } from '../repository.ts';
import { serverSuite } from '../suites/suites.ts';
import { closingLine } from '../suites/tally.ts';
import { task } from '../task.ts';

await task(async (paths) => {
  process.env.COVIBE_LONG = '1';
  const chosen = paths.length > 0 ? paths : ['faults-spec'];
  const tally = await serverSuite(ROOT, [...chosen, '--runInBand']);
  console.log(`\n${closingLine(tally)}`);
  return tally.failed > 0 ? 1 : 0;
});
