import { type GitHookDefect, gitHookDefect } from '../git-hook.js';
import type { Standpoint } from '../standpoint.js';
import type { Finding } from './finding.js';

const subject = 'git hook';

const WORDS: Record<GitHookDefect, string> = {
  foreign: "carries Co-Vibe's name and was not written by setup",
  orphan: 'was moved aside for a hook of ours that is gone: git runs neither',
  stale: 'is not what this installation would write',
  gone: 'starts a program that this installation does not have',
  'not-executable': 'may not be started, so git passes it over',
  unused:
    'is passed over by git, because this repository keeps its hooks elsewhere (core.hooksPath)',
};

/** The hook before commits, where setup was asked for one. */
export function checkGitHook({ host, project, origin }: Standpoint): Finding[] {
  const found = gitHookDefect(host, project);
  if (!found) return [];
  const { path, defect } = found;
  if (!defect) return [{ level: 'ok', subject, text: path }];
  const text = `${path} ${WORDS[defect]}`;
  const again = `covibe-local setup --git-hook --base-url ${origin}`;
  return defect === 'foreign'
    ? [{ level: 'fail', subject, text, mend: `look at it, remove it, then ${again}` }]
    : [{ level: 'warn', subject, text, mend: again }];
}
