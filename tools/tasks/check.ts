/**
 * `npm run check [-- <gate>…]`: every gate but the tests. Two at a time, the slow ones first; one
 * line a gate, and what it found below it.
 */
import { budgets } from '../gates/budgets.ts';
import { passGates, printVerdict } from '../gates/gate.ts';
import { GATES } from '../gates/gates.ts';
import { task, TaskFault } from '../task.ts';

await task(async (wanted) => {
  // Budgets weigh what was built, so they are passed after a build, or when they are asked for.
  const known = [...GATES, budgets];
  const unknown = wanted.filter((name) => !known.some((gate) => gate.name === name));
  if (unknown.length > 0) {
    const names = known.map((gate) => gate.name).join(', ');
    throw new TaskFault(`No such gate: ${unknown.join(', ')}. Gates: ${names}.`);
  }
  const chosen = wanted.length > 0 ? known.filter((gate) => wanted.includes(gate.name)) : GATES;
  const verdicts = await passGates(chosen, process.cwd(), printVerdict);
  const red = verdicts.filter((verdict) => !verdict.passed).length;
  console.log(red === 0 ? 'All gates are green.' : `${red} of ${verdicts.length} gates are red.`);
  return red === 0 ? 0 : 1;
});
