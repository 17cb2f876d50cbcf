/** The scorer's own functions for training and measuring, from its sources. */
import './sources.ts';

// Only once Node knows where the sources stand may they be imported.
export const { termsOf } =
  await import('../../apps/server/src/features/overlap/scoring/work-terms.ts');
export const { prepare } =
  await import('../../apps/server/src/features/overlap/scoring/prepared-work.ts');
export const { SIMILARITIES, similaritiesOf } =
  await import('../../apps/server/src/features/overlap/scoring/similarities.ts');
export const { INPUTS, inputsOf, modelOf, oddsOf } =
  await import('../../apps/server/src/features/overlap/scoring/model.ts');
