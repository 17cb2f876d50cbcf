import { build, OUTPUTS } from '../build/outputs.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

await task(async () => {
  const { asked } = stopRequest();
  await Promise.all(OUTPUTS.map((output) => build(output, asked)));
});
