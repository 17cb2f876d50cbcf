import { spawn } from 'node:child_process';
import { ROOT } from '../repository.ts';

/** How long a watcher may take to end before its whole group is killed. */
const END_LIMIT_MS = 12_000;

/**
 * Runs a watcher in a process group of its own until it ends or is asked to stop. Watchers start
 * programs of theirs, and killing only the watcher would leave those running: the group is signalled.
 */
export function runWatched(
  args: string[],
  env: NodeJS.ProcessEnv,
  stop: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
    });
    const signalGroup = (signal: NodeJS.Signals) => {
      try {
        if (process.platform === 'win32') child.kill(signal);
        else if (child.pid) process.kill(-child.pid, signal);
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
      }
    };
    const end = () => {
      signalGroup('SIGTERM');
      setTimeout(() => signalGroup('SIGKILL'), END_LIMIT_MS).unref();
    };
    if (stop.aborted) end();
    stop.addEventListener('abort', end);
    child.once('error', reject);
    child.once('exit', (code) => {
      // What the watcher started may outlive it by a moment, or for ever.
      signalGroup('SIGTERM');
      resolve(stop.aborted ? 0 : (code ?? 1));
    });
  });
}
