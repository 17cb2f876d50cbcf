// Preloaded with `--import` into every process a task starts, and held by the runner itself.
// A process whose parent died is adopted by another one: that change is the only sign of a parent
// that was killed without a chance to pass a signal on. (Windows keeps the old number: no leash.)
import { isMainThread } from 'node:worker_threads';

const parent = process.ppid;
let held = false;

export function holdLeash() {
  if (held) return;
  held = true;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

if (isMainThread && process.execArgv.some((argument) => argument.endsWith('leash.mjs')))
  holdLeash();
