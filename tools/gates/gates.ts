import type { Gate } from './gate.ts';
import { goldens } from './goldens.ts';
import { packagedGates } from './packaged.ts';
import { sizes } from './sizes.ts';
import { words } from './words.ts';

const [lint, ...quicker] = packagedGates;

/** Everything `npm run check` asks, the slowest first so that the lanes end together. */
export const GATES: Gate[] = [...(lint ? [lint] : []), goldens, ...quicker, sizes, words];
