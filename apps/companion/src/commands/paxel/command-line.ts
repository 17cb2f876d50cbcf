import { join } from 'node:path';
import type { PaxelRunType } from '@covibe/contracts';

/** What a run reads: the folders in which agents keep their sessions, each read-only. */
const AGENT_FOLDERS = [
  ['.claude', '/claude'],
  ['.cursor', '/cursor'],
  ['.codex', '/codex'],
] as const;

export interface RunOptions {
  run_type: PaxelRunType;
  project: string | null;
  since: string | null;
  no_repo: boolean;
  no_sentry: boolean;
}

export interface Place {
  home: string;
  /** The work tree a run of one repository may look at. */
  folder: string;
  isFolder: (path: string) => boolean;
  engine: string;
  image: string;
  /** Where the engine writes the container's id, so that a run can be ended for sure. */
  idFile?: string;
}

export interface CommandLine {
  program: string;
  args: string[];
  /** Agent folders that are not there and so are not mounted. */
  missing: string[];
}

/** A missing folder fails the run on some engines and is made by others: neither is wanted. */
export function commandLine(options: RunOptions, place: Place): CommandLine {
  const folders = AGENT_FOLDERS.map(([name, target]) => ({ path: join(place.home, name), target }));
  const [there, missing] = [true, false].map((present) =>
    folders.filter(({ path }) => place.isFolder(path) === present),
  );
  const mounts = (there ?? []).map(({ path, target }) => `${path}:${target}:ro`);
  if (mountsTree(options)) mounts.push(`${place.folder}:/workspace`);
  return {
    program: place.engine,
    args: [
      'run',
      '--rm',
      ...(place.idFile === undefined ? [] : [`--cidfile=${place.idFile}`]),
      ...mounts.flatMap((mount) => ['-v', mount]),
      place.image,
      ...flags(options),
    ],
    missing: (missing ?? []).map(({ path }) => path),
  };
}

export function mountsTree({ run_type, no_repo }: RunOptions): boolean {
  return run_type === 'repo' && !no_repo;
}

function flags(options: RunOptions): string[] {
  return [
    ...(options.project === null ? [] : ['--project', options.project]),
    ...(options.since === null ? [] : ['--since', options.since]),
    ...(mountsTree(options) ? [] : ['--no-repo']),
    ...(options.no_sentry ? ['--no-sentry'] : []),
  ];
}

/** As one would type it. */
export function asTyped({ program, args }: CommandLine): string {
  return [program, ...args].map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
