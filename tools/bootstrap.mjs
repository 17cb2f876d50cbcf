// Turns a fresh clone and any Node >= 20.19 into the project's own Node running one task.
// Only Node's own modules may be imported here: node_modules may not exist yet.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installWhenNeeded } from './bootstrap/install.mjs';
import { holdLeash } from './bootstrap/leash.mjs';
import { projectNode } from './bootstrap/project-node.mjs';
import { PlainFault } from './bootstrap/plain-fault.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** `db:migrate` is `tools/tasks/db-migrate.ts`. */
export function taskFile(task, base = root) {
  const file = join(base, 'tools', 'tasks', `${task.replaceAll(':', '-')}.ts`);
  if (/^[a-z][a-z:-]*$/.test(task) && existsSync(file)) return file;
  const known = readdirSync(join(base, 'tools', 'tasks'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
  throw new PlainFault(`There is no task "${task}". Tasks: ${known.join(', ')}.`);
}

export async function runTask([task, ...args], base = root) {
  holdLeash();
  const file = taskFile(task ?? '', base);
  await installWhenNeeded(base);
  const settings = existsSync(join(base, '.env')) ? ['--env-file=.env'] : [];
  return follow(projectNode(base), [...settings, ...leash(base), file, ...args], base);
}

/**
 * npm starts scripts under `sh -c`, which passes no signal on: the leash makes a process end itself
 * when the one that started it is gone, so that `kill <npm>` leaves nothing behind.
 */
export function leash(base = root) {
  return ['--import', pathToFileURL(join(base, 'tools', 'bootstrap', 'leash.mjs')).href];
}

async function follow(node, args, base) {
  // Everything a task starts must find the project's Node first: npm 10 removes `.bin/node`.
  const pathName = Object.keys(process.env).find((name) => /^path$/i.test(name)) ?? 'PATH';
  const path = [dirname(node), process.env[pathName]].filter(Boolean).join(delimiter);
  const child = spawn(node, args, {
    cwd: base,
    stdio: 'inherit',
    env: { ...process.env, [pathName]: path },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
