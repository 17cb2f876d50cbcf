import type { PaxelRunType } from '@covibe/contracts';
import type { PaxelOptions } from '@covibe/contracts/dto';
import type { PaxelRow } from './paxel-row.js';

export interface SettledOptions {
  run_type: PaxelRunType;
  project: string | null;
  since: string | null;
  no_repo: boolean;
  no_sentry: boolean;
}

/** What was left out becomes the default; a run of all repositories mounts no work tree. */
export function settled(asked: PaxelOptions): SettledOptions {
  const run_type = asked.run_type ?? 'repo';
  return {
    run_type,
    project: asked.project ?? null,
    since: asked.since ?? null,
    no_repo: asked.no_repo ?? run_type === 'all-repo',
    no_sentry: asked.no_sentry ?? false,
  };
}

const FLAGS: readonly (readonly [keyof SettledOptions, string])[] = [
  ['run_type', '--all-repos'],
  ['project', '--project'],
  ['since', '--since'],
  ['no_repo', '--no-repo'],
  ['no_sentry', '--no-sentry'],
];

/** The flags a caller gave that the stored options of a waiting run overrule. */
export function overruled(asked: PaxelOptions, stored: PaxelRow): string[] {
  return FLAGS.filter(([name]) => asked[name] !== undefined && asked[name] !== stored[name]).map(
    ([, flag]) => flag,
  );
}
