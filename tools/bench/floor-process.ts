import { fork } from 'node:child_process';
import { join } from 'node:path';

export interface Floor {
  pid: number;
  stop(): void;
}

/** Starts one of the bare servers beside this file and waits until it listens. */
export async function startFloor(file: string, args: readonly string[]): Promise<Floor> {
  const child = fork(join(import.meta.dirname, file), [...args], { execArgv: [] });
  // A bench that fails on the way must not be kept alive by its floor, nor leave it behind.
  child.unref();
  await new Promise<void>((settle, fail) => {
    child.once('message', () => settle());
    child.once('exit', (code) => fail(new Error(`${file} ended with ${code}`)));
  });
  child.channel?.unref();
  return { pid: child.pid ?? 0, stop: () => void child.kill() };
}
