/** What Codex starts when a turn is over: the user's own program with the same words, and a beat. */
import { spawn } from 'node:child_process';
import { homeFolder } from '@covibe/local-state';
import { codexFact } from './hooks/codex-notice.js';
import { runHook } from './hooks/run-hook.js';

const words = process.argv.slice(2);
const notice = words.pop() ?? '';
const [program, ...args] = words;
if (program) {
  const own = spawn(program, [...args, notice], { detached: true, stdio: 'ignore' });
  // The user sees that it is missing as well as before.
  own.once('error', () => undefined);
  own.unref();
}
void runHook({ agent: 'codex', fact: codexFact, answer: () => '' }, notice, {
  env: process.env,
  home: homeFolder(process.env),
});
