import { writeCoefficients } from './coefficients-file.ts';
import { hasFiles, PUBLIC_SET, readProjects } from './projects.ts';
import { writeCommonWords } from './common-words-file.ts';

/** Trains on every project that has files and writes the coefficients; answers the exit code. */
export async function trainFrom(folder = PUBLIC_SET): Promise<number> {
  const all = readProjects(folder);
  const projects = all.filter(hasFiles);
  if (projects.length === 0) {
    console.error(`There are no labelled pairs in ${folder}: the coefficients stay as they are.`);
    return 1;
  }
  const began = performance.now();
  writeCommonWords(all);
  // Only now: the scorer reads the words while it is loaded.
  const { lessonOf, train } = await import('./training.ts');
  const { standInForMeaning } = await import('./stand-in-for-meaning.ts');
  const coefficients = train(projects.map(lessonOf));
  writeCoefficients(coefficients, {
    learnedFrom: projects.map(({ name }) => name),
    meaning: standInForMeaning(projects),
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`Trained on ${projects.map(({ name }) => name).join(', ')} in ${seconds} s.`);
  return 0;
}
