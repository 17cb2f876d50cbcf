/** `npm run golden`: writes anew what the code generates into test/golden; read the diff. */
import { ROOT } from '../repository.ts';
import { runJest } from '../gates/jest.ts';
import { task } from '../task.ts';

await task(async () => {
  process.env.UPDATE_GOLDEN = '1';
  const { code } = await runJest(ROOT, ['test/rules/goldens'], { aloud: true });
  return code;
});
