import { PAXEL_PROJECT_MAX } from '@covibe/contracts';
import { usageFault } from '../../kit/faults.js';
import type { RunOptions } from './command-line.js';

export interface PaxelFlags {
  allRepos?: boolean;
  project?: string;
  since?: string;
  /** Commander's spelling of `--no-repo` and `--no-sentry`. */
  repo?: boolean;
  sentry?: boolean;
}

/** A name that the tool could take for a flag is none. */
const PROJECT = /^[\p{L}\p{N}][\p{L}\p{N} ._/@-]*$/u;

export function askedOptions(flags: PaxelFlags): Partial<RunOptions> {
  const { project, since } = flags;
  if (project !== undefined && (!PROJECT.test(project) || project.length > PAXEL_PROJECT_MAX)) {
    throw usageFault(`--project takes a name of at most ${PAXEL_PROJECT_MAX} plain characters.`);
  }
  if (since !== undefined && !isDay(since)) {
    throw usageFault('--since takes a day, such as 2026-01-31.');
  }
  return {
    ...(flags.allRepos ? { run_type: 'all-repo' as const } : {}),
    ...(project === undefined ? {} : { project }),
    ...(since === undefined ? {} : { since }),
    ...(flags.repo === false ? { no_repo: true } : {}),
    ...(flags.sentry === false ? { no_sentry: true } : {}),
  };
}

/** A thirty-first of February is none, although many a clock takes it for one in March. */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}
