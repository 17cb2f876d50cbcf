import { spawn } from 'node:child_process';
import { ROOT } from '../repository.ts';
import { TaskFault } from '../task.ts';

/** Runs a Node program of ours; what it says is shown only when it fails. */
export function runQuietly(what: string, args: string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    // An editor's or a shell's CI and colour settings change what tools print, never what they do.
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      console.error(said.trimEnd());
      reject(new TaskFault(`${what} could not be built; the reasons stand above.`));
    });
  });
}
