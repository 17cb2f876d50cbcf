/**
 * `npm run check [-- <gate>…]`: every gate but the tests. Two at a time, the slow ones first; one
 * line a gate, and what it found below it.
 */
import { passGates, printVerdict } from '../gates/gate.ts';
import { goldens } from '../gates/goldens.ts';
import { packagedGates } from '../gates/packaged.ts';
import { sizes } from '../gates/sizes.ts';
import { words } from '../gates/words.ts';

const GATES = [...packagedGates.slice(0, 1), goldens, ...packagedGates.slice(1), sizes, words];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !GATES.some((gate) => gate.name === name));
if (unknown.length > 0) {
  console.error(
    `No such gate: ${unknown.join(', ')}. Gates: ${GATES.map((gate) => gate.name).join(', ')}.`,
  );
  process.exit(2);
}

const chosen = wanted.length > 0 ? GATES.filter((gate) => wanted.includes(gate.name)) : GATES;
const verdicts = await passGates(chosen, process.cwd(), printVerdict);
const failed = verdicts.filter((verdict) => !verdict.passed).length;
console.log(
  failed === 0 ? 'All gates are green.' : `${failed} of ${verdicts.length} gates are red.`,
);
process.exitCode = failed === 0 ? 0 : 1;
