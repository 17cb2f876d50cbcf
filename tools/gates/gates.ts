import type { Gate } from './gate.ts';
import { goldens } from './goldens.ts';
import { packagedGates } from './packaged.ts';
import { sizes } from './sizes.ts';
import { words } from './words.ts';

const [lint, ...quicker] = packagedGates;

/** Everything `npm run check` asks, the slowest first so that the lanes end together. */
export const GATES: Gate[] = [...(lint ? [lint] : []), goldens, ...quicker, sizes, words];

/** `npm test` writes the goldens anew among its specs, and its build types the console: once is enough. */
const ASKED_AGAIN = ['goldens', 'console types'];
export const GATES_BEFORE_TESTS = GATES.filter(({ name }) => !ASKED_AGAIN.includes(name));
