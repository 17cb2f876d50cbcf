import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { below } from './below.js';
import { projectRoot } from './project.js';

/** Where a folder belongs, in canonical paths: however it was reached, it is spelled alike. */
export interface RepositoryPlace {
  /** The repository as a whole: for a linked worktree the main one, so that both are treated alike. */
  root: string;
  /** The working tree that the folder lies in. */
  tree: string;
  isRepository: boolean;
}

export function repositoryPlace(folder: string): RepositoryPlace {
  const tree = canonical(projectRoot(canonical(folder)));
  return { tree, root: mainTree(tree), isRepository: existsSync(below(tree, '.git')) };
}

/** The bare name under which a repository is known to the server; never where it lies. */
export const repositoryName = ({ root }: RepositoryPlace): string => basename(root);

/** Links resolved, letter case as the disk has it, no slash at the end; also of what is not there. */
export function canonical(path: string): string {
  const full = isTidy(path) ? path : resolve(path);
  try {
    return realpathSync.native(full);
  } catch {
    const above = dirname(full);
    return above === full ? full : join(canonical(above), basename(full));
  }
}

/** Spelled so that putting it in order would change nothing; where there are drives, nobody knows. */
const isTidy = (path: string) =>
  sep === '/' && path.startsWith(sep) && !/\/\.{0,2}(?:\/|$)/.test(path);

/** Whether `path` is `folder` or lies below it: `/a/b` holds `/a/b/c` and not `/a/bc`. */
export function holds(folder: string, path: string): boolean {
  const [outer, inner] = [comparable(folder), comparable(path)];
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

/** Two spellings of a name are one file on the usual disks of these systems. */
const comparable = (path: string) =>
  process.platform === 'darwin' || process.platform === 'win32' ? path.toLowerCase() : path;

/** A linked worktree has a file `.git` that points into the main repository; a submodule's does not. */
function mainTree(tree: string): string {
  const pointer = below(tree, '.git');
  if (!statSync(pointer, { throwIfNoEntry: false })?.isFile()) return tree;
  try {
    const [, target = ''] = /^gitdir: (.+)$/m.exec(readFileSync(pointer, 'utf8')) ?? [];
    const folder = isAbsolute(target) ? target : join(tree, target);
    const common = join(folder, 'commondir');
    if (!existsSync(common)) return tree;
    const shared = canonical(resolve(folder, readFileSync(common, 'utf8').trim()));
    return basename(shared) === '.git' ? dirname(shared) : tree;
  } catch {
    // A pointer that cannot be read makes this tree a repository of its own.
    return tree;
  }
}

const PATHS_MAX = 50;
const PATH_MAX = 400;

/** Files of the repository, relative to it and with forward slashes; what lies outside is left out. */
export function pathsIn(
  { tree }: RepositoryPlace,
  folder: string,
  files: readonly string[],
): string[] {
  const inside = files
    .map((file) => canonical(isAbsolute(file) ? file : join(folder, file)))
    .filter((file) => file !== tree && holds(tree, file))
    .map((file) => file.slice(tree.length + 1).replaceAll(sep, '/'))
    .filter((path) => path.length <= PATH_MAX && !/[\\\0]/.test(path));
  return [...new Set(inside)].slice(0, PATHS_MAX);
}

/** The branch that is checked out, read without starting git. */
export function branchOf({ tree }: RepositoryPlace): string | undefined {
  try {
    const pointer = below(tree, '.git');
    const [, target] = statSync(pointer).isFile()
      ? (/^gitdir: (.+)$/m.exec(readFileSync(pointer, 'utf8')) ?? [])
      : [];
    const folder = target ? resolve(tree, target) : pointer;
    const [, branch] =
      /^ref: refs\/heads\/(.{1,200})$/m.exec(readFileSync(below(folder, 'HEAD'), 'utf8')) ?? [];
    return branch;
  } catch {
    // A detached or half-made repository has none.
    return undefined;
  }
}
