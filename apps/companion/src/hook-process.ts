import { homedir } from 'node:os';
import type { Environment } from '@covibe/local-state';
import { type HookHost, runHook } from './hooks/run-hook.js';

/** A payload holds whole files; more than this is none that we could use. */
const MAX_INPUT = 20_000_000;

/** One event on standard input, at most one JSON answer on standard output, and always exit code 0. */
export async function hookProcess(
  hostOf: (env: Environment) => HookHost | undefined,
): Promise<void> {
  const host = hostOf(process.env);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin) {
    size += (part as Buffer).length;
    if (size <= MAX_INPUT) parts.push(part as Buffer);
  }
  if (!host || size > MAX_INPUT) return;
  const input = Buffer.concat(parts).toString();
  const answer = await runHook(host, input, { env: process.env, home: homedir() });
  if (answer) process.stdout.write(answer);
}
