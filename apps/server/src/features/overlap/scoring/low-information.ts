import type { ScoredWork } from './scored-work.js';
import { stem } from './stems.js';
import { wordsOf } from './work-text.js';

/** Words that stand in titles without saying which work it is. */
const GENERIC = new Set(
  (
    'add update fix change improve make do work task todo misc miscellaneous minor major small ' +
    'various several some more other stuff thing things wip draft test tests testing bug bugs ' +
    'issue issues problem error errors code refactor refactoring cleanup clean up tidy review ' +
    'address comments comment feedback merge branch main master release version bump upgrade ' +
    'readme docs doc documentation typo typos lint format formatting style new feature features ' +
    'implement create remove delete modify edit continue continuing finish start initial first ' +
    'pr commit changes check checks build ci failing failed broken quick follow followup session ' +
    'help please need needs project app application repo dependencies dependency'
  )
    .split(' ')
    .map(stem),
);

/** Specific words it takes before a likeness can mean something. */
const ENOUGH = 2;

/** Whether a work says too little ("fix tests") to be told from any other. */
export function saysTooLittle(work: ScoredWork): boolean {
  if (work.paths.length > 0 || (work.touchedPaths?.length ?? 0) > 0) return false;
  const specific = new Set<string>();
  for (const text of [work.title, work.scope, work.description]) {
    for (const word of wordsOf((text ?? '').slice(0, 600))) {
      if (!GENERIC.has(word)) specific.add(word);
      if (specific.size >= ENOUGH) return false;
    }
  }
  return true;
}
