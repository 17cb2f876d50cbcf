/** What git starts before a commit: the last moment at which a claim of somebody else can be told. */
import { execFileSync } from 'node:child_process';
import { homeFolder } from '@covibe/local-state';
import { commitGuard } from './hooks/commit-guard.js';

/** Told apart from whatever else may go wrong with a program. */
const REFUSED = 3;
const GIT_MS = 5_000;
const LIST_MAX = 10_000_000;

async function beforeCommit(): Promise<number> {
  try {
    const list = execFileSync('git', ['diff', '--cached', '--name-only', '-z'], {
      ...{ encoding: 'utf8', timeout: GIT_MS, maxBuffer: LIST_MAX },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const staged = list.split('\0').filter((path) => path !== '');
    const place = { env: process.env, home: homeFolder(process.env) };
    const { words, isRefused } = await commitGuard(staged, process.cwd(), place);
    if (words) process.stderr.write(`${words}\n`);
    return isRefused ? REFUSED : 0;
  } catch {
    // A commit never fails because of us: the doctor finds the same fault and says what mends it.
    return 0;
  }
}

void beforeCommit().then((code) => {
  process.exitCode = code;
});
