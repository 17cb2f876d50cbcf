import { readSync, writeSync } from 'node:fs';
import { type Environment, homeFolder, pause, runningMs } from '@covibe/local-state';
import { type HookHost, runHook } from './hooks/run-hook.js';

/** A payload holds whole files; more than this is none that we could use. */
const MAX_INPUT = 20_000_000;
const BLOCK = 65_536;
/** A host that does not finish its event in this time has forgotten it. */
const PATIENCE_MS = 2_000;
const PAUSE_MS = 2;

/** One event on standard input, at most one JSON answer on standard output, and always exit code 0. */
export async function hookProcess(
  hostOf: (env: Environment) => HookHost | undefined,
): Promise<void> {
  try {
    const host = hostOf(process.env);
    const input = wholeInput();
    if (!host || input === undefined) return;
    const answer = await runHook(host, input, { env: process.env, home: homeFolder(process.env) });
    if (answer) told(answer);
  } catch {
    // The host hung up: nobody is left to be told.
  } finally {
    // Nobody waits for connections to close.
    process.exit(0);
  }
}

/** Without streams: they cost an agent more than reading does. */
function wholeInput(): string | undefined {
  const until = runningMs() + PATIENCE_MS;
  const block = Buffer.allocUnsafe(BLOCK);
  const parts: Buffer[] = [];
  let size = 0;
  for (;;) {
    const count = readSome(block);
    if (count === 0) break;
    if (count === undefined) {
      if (runningMs() > until) return undefined;
      pause(PAUSE_MS);
      continue;
    }
    size += count;
    if (size <= MAX_INPUT) parts.push(Buffer.from(block.subarray(0, count)));
  }
  return size > MAX_INPUT ? undefined : Buffer.concat(parts).toString();
}

/** Nothing when a host's pipe has nothing yet. */
function readSome(block: Buffer): number | undefined {
  try {
    return readSync(0, block);
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'EAGAIN') return undefined;
    // Windows says the end of a pipe so.
    if (code === 'EOF') return 0;
    throw fault;
  }
}

function told(answer: string): void {
  const bytes = Buffer.from(answer);
  const until = runningMs() + PATIENCE_MS;
  for (let written = 0; written < bytes.length && runningMs() < until;) {
    try {
      written += writeSync(1, bytes, written);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EAGAIN') throw fault;
      pause(PAUSE_MS);
    }
  }
}
