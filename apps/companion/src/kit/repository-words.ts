import type { ExitCode } from './faults.js';
import type { Standpoint } from './standpoint.js';
import { type Level, reportLine } from './terminal.js';

/** Lifts an exclusion and logs the repository, for the server this command speaks to. */
export function includeRepository(place: Standpoint, folder: string): ExitCode {
  const { root, coveredBy } = place.repositories.include(folder, place.origin);
  if (coveredBy) {
    const mend = `covibe-local exclude --remove '${coveredBy}'`;
    const text = `${root} lies below ${coveredBy}, which is excluded: run ${mend}`;
    sayOfRepositories(place, text, 'fail');
    return 1;
  }
  sayOfRepositories(place, `${root} is logged to ${place.origin}`);
  return 0;
}

export function sayOfRepositories(
  { host: { terminal } }: Standpoint,
  text: string,
  level: Level = 'ok',
): void {
  terminal.say(reportLine(level, 'exclusions', text, terminal.colours));
}
