// `npm ci`, but only when what is installed is not what the lockfile says.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockfileDifferences } from './lockfile.mjs';
import { PlainFault } from './plain-fault.mjs';

const stampFile = (base) => join(base, 'node_modules', '.covibe-install');

function lockfileHash(base) {
  return createHash('sha256')
    .update(readFileSync(join(base, 'package-lock.json')))
    .digest('hex');
}

function stampedHash(base) {
  try {
    return readFileSync(stampFile(base), 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Returns true when an install was made. */
export async function installWhenNeeded(base) {
  const wanted = lockfileHash(base);
  if (stampedHash(base) === wanted) return false;
  // Somebody may have run `npm ci` by hand: believe the tree that npm itself recorded.
  const mustInstall = lockfileDifferences(base).length > 0;
  if (mustInstall) npmCi(base);
  writeFileSync(stampFile(base), `${wanted}\n`);
  return mustInstall;
}

function npmCi(base) {
  console.error('Installing packages (npm ci); the first time this takes about half a minute …');
  // Under npm 10 and Node 20, 340 lines of engine warnings would bury the one that matters.
  const args = ['ci', '--loglevel=error', '--include=dev', '--include=optional', '--no-progress'];
  const npm = process.env.npm_execpath;
  const options = { cwd: base, stdio: ['ignore', 2, 2] };
  // The npm that called us is not always the one in PATH, so it is asked first.
  const made = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (made.error?.code === 'ENOENT') {
    throw new PlainFault('npm was not found: install it together with Node, then try again.');
  }
  if (made.status !== 0) {
    throw new PlainFault('The packages could not be installed; npm says why above.');
  }
}
