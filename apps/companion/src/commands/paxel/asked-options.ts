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
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function askedOptions(flags: PaxelFlags): Partial<RunOptions> {
  const { project, since } = flags;
  if (project !== undefined && (!PROJECT.test(project) || project.length > PAXEL_PROJECT_MAX)) {
    throw usageFault(`--project takes a name of at most ${PAXEL_PROJECT_MAX} plain characters.`);
  }
  if (since !== undefined && (!DAY.test(since) || Number.isNaN(Date.parse(since)))) {
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
