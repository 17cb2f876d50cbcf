import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Coefficients } from '../../apps/server/src/features/overlap/scoring/coefficient-list.ts';
import type { StandIn } from './stand-in-for-meaning.ts';
import { ROOT } from '../repository.ts';

const FILE = join(ROOT, 'apps/server/src/features/overlap/scoring/coefficients.ts');
const DIGITS = 5;

/** Writes the coefficients where the scorer reads them; rounded, so that two machines agree. */
export function writeCoefficients(
  { bias, weights }: Coefficients,
  { learnedFrom, meaning }: { learnedFrom: readonly string[]; meaning: StandIn },
) {
  const rounded = (value: number) => Number(value.toPrecision(DIGITS));
  const lines = weights.map(([name, weight]) => `    ['${name}', ${rounded(weight)}],`);
  writeFileSync(
    FILE,
    [
      `import type { Coefficients } from './coefficient-list.js';`,
      '',
      `/** Written by \`npm run overlap:train\` from ${learnedFrom.length} projects; not edited by hand. */`,
      'export const COEFFICIENTS: Coefficients = {',
      `  bias: ${rounded(bias)},`,
      '  weights: [',
      ...lines,
      '  ],',
      '};',
      '',
      '/**',
      ' * What the same meaning in other words adds to the logarithm of the odds. No provider of embeddings',
      ' * was asked: it is what nearly the same files say of pairs whose texts share nothing, in ' +
        `${meaning.duplicates}`,
      ` * duplicates and ${meaning.others} other pairs.`,
      ' */',
      `export const MEANING_WEIGHT = ${rounded(meaning.weight)};`,
      '',
    ].join('\n'),
  );
}
