import { dirname, join } from 'node:path';
import { canonical, repositoryPlace } from '@covibe/local-state';
import type { Host } from './host.js';
import type { Programs } from './programs.js';

const MARK =
  '# Co-Vibe: written by covibe-local setup --git-hook, gone with covibe-local uninstall.';
const BEFORE = 'pre-commit.before-covibe';

type Place = Pick<Host, 'files' | 'nodePath' | 'packageFolder'>;

/** One hook for all working trees of a repository, where git keeps them by itself. */
const hookOf = (project: string) =>
  join(repositoryPlace(project).root, '.git', 'hooks', 'pre-commit');

/**
 * Has git ask before a commit. What stood there before runs first and decides as before. Answers what
 * stands in the way, where something does.
 */
export async function installGitHook(
  { files, nodePath, packageFolder }: Place,
  project: string,
  programs: Pick<Programs, 'start'>,
): Promise<{ path: string; obstacle?: string }> {
  const path = hookOf(project);
  const program = join(packageFolder, 'bin', 'covibe-git-hook.cjs');
  const used = await hooksFolder(project, programs);
  if (used === undefined) return { path, obstacle: `git knows no repository in ${project}` };
  if (canonical(used) !== canonical(dirname(path))) {
    const line = `${quoted(nodePath)} ${quoted(program)} || [ $? -ne 3 ] || exit 1`;
    const obstacle = `hooks are kept in ${used} (core.hooksPath), which Co-Vibe leaves alone: add to its pre-commit: ${line}`;
    return { path, obstacle };
  }
  const text = textOf(nodePath, program);
  const present = files.read(path);
  if (present === text && files.isExecutable(path)) return { path };
  if (present !== undefined && !present.includes(MARK)) {
    const before = join(dirname(path), BEFORE);
    if (files.isFile(before)) {
      const obstacle = `${before} was moved aside for Co-Vibe, and another hook stands in its place since: keep the one that is yours as ${path}, remove the other, and run setup again`;
      return { path, obstacle };
    }
    files.rename(path, before);
  }
  files.write(path, text);
  files.makeExecutable(path);
  return { path };
}

/** Puts back what stood there before; answers whether there was anything of ours. */
export function removeGitHook({ files }: Pick<Host, 'files'>, project: string): string | undefined {
  const path = hookOf(project);
  if (!files.read(path)?.includes(MARK)) return undefined;
  files.remove(path);
  const before = join(dirname(path), BEFORE);
  if (files.isFile(before)) files.rename(before, path);
  return path;
}

/** What stands in the way of being asked before a commit; nothing where setup was never asked to. */
export function gitHookDefect(
  { files, nodePath, packageFolder }: Place,
  project: string,
): { path: string; defect?: GitHookDefect } | undefined {
  const path = hookOf(project);
  const text = files.read(path);
  const before = join(dirname(path), BEFORE);
  if (!text?.includes(MARK)) {
    if (text !== undefined && OUR_NAME.test(text)) return { path, defect: 'foreign' };
    return files.isFile(before) ? { path: before, defect: 'orphan' } : undefined;
  }
  const program = join(packageFolder, 'bin', 'covibe-git-hook.cjs');
  if (text !== textOf(nodePath, program)) return { path, defect: 'stale' };
  if (!files.isFile(program)) return { path, defect: 'gone' };
  if (!files.isExecutable(path)) return { path, defect: 'not-executable' };
  const settings = files.read(join(dirname(path), '..', 'config')) ?? '';
  return ELSEWHERE.test(settings) ? { path, defect: 'unused' } : { path };
}

export type GitHookDefect = 'foreign' | 'orphan' | 'stale' | 'gone' | 'not-executable' | 'unused';

const OUR_NAME = /co-?vibe/i;
/** The repository's own setting; a person's own one for everything is looked at by setup. */
const ELSEWHERE = /^[ \t]*hooksPath[ \t]*=/im;

async function hooksFolder(
  project: string,
  programs: Pick<Programs, 'start'>,
): Promise<string | undefined> {
  let words = '';
  const args = ['-C', project, 'rev-parse', '--path-format=absolute', '--git-path', 'hooks'];
  const { code } = await programs.start('git', args, (text, from) => {
    if (from === 'out') words += text;
  }).ended;
  return code === 0 ? words.trim() : undefined;
}

const textOf = (node: string, program: string) =>
  [
    '#!/bin/sh',
    MARK,
    '# What stood here before runs first and decides as before.',
    `before="$(dirname "$0")/${BEFORE}"`,
    'if [ -x "$before" ]; then "$before" "$@" || exit $?; fi',
    `hook=${quoted(program)}`,
    `if [ -f "$hook" ]; then ${quoted(node)} "$hook"; [ $? -ne 3 ] || exit 1; fi`,
    'exit 0',
    '',
  ].join('\n');

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;
