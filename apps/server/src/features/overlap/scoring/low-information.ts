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

/** Specific words it takes before a likeness can mean something; a path tells half of it. */
const ENOUGH = 2;
const ENOUGH_WITH_PATHS = 1;

/** Whether a work says too little ("fix tests", wherever that is) to be told from any other. */
export function saysTooLittle(work: ScoredWork): boolean {
  const enough = work.paths.length > 0 ? ENOUGH_WITH_PATHS : ENOUGH;
  const specific = new Set<string>();
  for (const text of [work.title, work.scope, work.description]) {
    for (const word of wordsOf((text ?? '').slice(0, 600))) {
      if (!GENERIC.has(word)) specific.add(word);
      if (specific.size >= enough) return false;
    }
  }
  return true;
}
