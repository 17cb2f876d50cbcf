/**
 * `npm run bench:overlap [-- --data <folder>] [--skip a,b] [--shipped]`: how well duplicates are
 * told from other work, beside simple methods on the same pairs. The default folder is measured
 * leaving one project out at a time; any other, or `--shipped`, with the coefficients as shipped.
 */
import { parseArgs } from 'node:util';
import { judged } from '../bench/figures.ts';
import { overlapVerdicts } from '../bench/overlap.ts';
import { PUBLIC_SET, readProjects } from '../overlap/projects.ts';
import { task } from '../task.ts';

await task((args) => {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      skip: { type: 'string' },
      shipped: { type: 'boolean', default: false },
    },
  });
  const folder = values.data ?? PUBLIC_SET;
  const projects = readProjects(folder, values.skip?.split(','));
  if (projects.length === 0) {
    console.error(
      `NOTHING WAS MEASURED: there are no labelled pairs in ${folder} ` +
        '(<project>.items.jsonl and <project>.pairs.jsonl). Name another folder with --data.',
    );
    return Promise.resolve(values.data === undefined ? 0 : 1);
  }
  const began = performance.now();
  const code = judged(overlapVerdicts(projects, values.data === undefined && !values.shipped));
  console.log(`\nMeasured in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
  return Promise.resolve(code);
});
