import { installGitHook } from '../../kit/git-hook.js';
import { isPassing } from '../../kit/passing-install.js';
import type { Programs } from '../../kit/programs.js';
import type { Standpoint } from '../../kit/standpoint.js';
import { reportLine } from '../../kit/terminal.js';

/** Has git ask before a commit; answers false, and says why, where it cannot. */
export async function settleGitHook(
  { host, project }: Standpoint,
  programs: Programs,
): Promise<boolean> {
  const { path, obstacle } = isPassing(host.packageFolder)
    ? { path: '', obstacle: 'this co-vibe lies in a cache of npx, which npm empties: install it' }
    : await installGitHook(host, project, programs);
  const [level, text] = obstacle ? (['fail', obstacle] as const) : (['ok', path] as const);
  host.terminal.say(reportLine(level, 'git hook', text, host.terminal.colours));
  return !obstacle;
}
