import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../repository.ts';

const PROGRAM = join(ROOT, '..', 'shared', 'tools', 'stub-model', 'stub-model.mjs');
const START_LIMIT_MS = 10_000;
/** Slow enough that a session can be seen while it lives. */
const ANSWER_MS = 300;

/** One answer of the model: words, or a call of a tool. */
export interface Turn {
  text?: string;
  tool?: { name: string; input: object | string };
}

/** The model's stand-in, which is kept outside of the repository. */
export const stubModelMissing = (): string | undefined =>
  existsSync(PROGRAM) ? undefined : 'The stand-in for the model is not on this machine.';

/** A model that answers what it was told to, one turn after the other, for either agent. */
export interface StubModel {
  readonly origin: string;
  /** What it answers from now on. */
  play(turns: readonly Turn[]): void;
  /** Everything that agents have told it so far, as text. */
  heard(): string;
  stop(): Promise<void>;
}

export async function startStubModel(): Promise<StubModel> {
  const folder = mkdtempSync(join(tmpdir(), 'covibe-stub-model-'));
  const [port, script] = [join(folder, 'port'), join(folder, 'turns.json')];
  const log = join(folder, 'log');
  writeFileSync(script, '{}');
  const args = [PROGRAM, '--port', '0', '--port-file', port, '--script', script];
  const child = spawn(
    process.execPath,
    [...args, '--log', log, '--full', '--delay-ms', String(ANSWER_MS)],
    { stdio: 'ignore', env: {} },
  );
  const isGone = new Promise((settle) => child.once('close', settle));
  const stop = async () => {
    child.kill('SIGKILL');
    await isGone;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waited = 0; !existsSync(port) || readFileSync(port, 'utf8') === ''; waited += 20) {
    if (child.exitCode !== null || waited > START_LIMIT_MS) {
      await stop();
      throw new Error('The stand-in for the model did not start.');
    }
    await sleep(20);
  }
  return {
    origin: `http://127.0.0.1:${readFileSync(port, 'utf8')}`,
    play: (turns) => writeFileSync(script, JSON.stringify({ turns })),
    heard: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
    stop,
  };
}
