import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { leash } from '../bootstrap.mjs';
import { SERVER_FLAGS } from '../build/outputs.ts';
import { ROOT } from '../repository.ts';

/** The server drains for at most 10 seconds; past this it is not draining but stuck. */
const DRAIN_LIMIT_MS = 12_000;

/** Runs the server until it ends or is asked to; answers its exit code. */
export function runServer(
  entry: string,
  env: NodeJS.ProcessEnv,
  stop: { asked: AbortSignal; atOnce: AbortSignal },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...SERVER_FLAGS, ...leash(), entry], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      // Not in the terminal's group: it stops when it is asked, once, and before the database.
      detached: process.platform !== 'win32',
    });
    const askToStop = () => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), DRAIN_LIMIT_MS).unref();
    };
    if (stop.asked.aborted) askToStop();
    stop.asked.addEventListener('abort', askToStop);
    stop.atOnce.addEventListener('abort', () => child.kill('SIGKILL'));
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (stop.asked.aborted && signal === 'SIGTERM') return resolve(0);
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
    });
  });
}
