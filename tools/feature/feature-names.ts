import { TaskFault } from '../task.ts';

/** One word in the forms in which it runs through the rooms. */
export interface FeatureNames {
  /** `work-claims`: folders, files and addresses. */
  word: string;
  /** `WorkClaims`: classes. */
  type: string;
  /** `workClaims`: variables. */
  value: string;
  /** `WORK_CLAIMS`: constants. */
  constant: string;
  /** `Work claims`: for people. */
  title: string;
}

/** Names that lint refuses because they could hold anything. */
const CATCH_ALL = /(^|-)(utils?|helpers?|common|misc|shared|manager|data)$/;

export function featureNames(word: string): FeatureNames {
  if (!/^[a-z]{2,}(-[a-z]{2,})*$/.test(word) || word.length > 30) {
    throw new TaskFault('Name the feature in small letters: `npm run new:feature -- work-claims`.');
  }
  if (CATCH_ALL.test(word)) throw new TaskFault(`"${word}" could hold anything: name what it is.`);
  const parts = word.split('-');
  const upper = (part: string) => part[0]?.toUpperCase() + part.slice(1);
  const type = parts.map(upper).join('');
  return {
    word,
    type,
    value: type[0]?.toLowerCase() + type.slice(1),
    constant: parts.join('_').toUpperCase(),
    title: upper(parts.join(' ')),
  };
}
