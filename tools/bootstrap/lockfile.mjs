// Compares the lockfile with the record npm keeps of what it really installed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch (fault) {
    if (fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}

/** npm leaves out what another platform needs, and what only such a package needs. */
function mayBeAbsent(entry, self) {
  if (!entry.optional) return false;
  if (!entry.os && !entry.cpu) return true;
  if (entry.os && !entry.os.includes(self.platform)) return true;
  if (entry.cpu && !entry.cpu.includes(self.arch)) return true;
  return [entry.libc ?? []].flat().includes('musl');
}

/** One short line a difference; none means that `npm ci` would change nothing. */
export function lockfileDifferences(base, self = process) {
  const wanted = packagesOf(join(base, 'package-lock.json')) ?? {};
  const installed = packagesOf(join(base, 'node_modules', '.package-lock.json'));
  if (!installed) return ['nothing is installed'];
  const differences = [];
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    const name = path.replace(/^.*node_modules\//, '');
    if (!found) {
      if (!mayBeAbsent(entry, self)) differences.push(`${name} is missing`);
    } else if (found.version !== entry.version) {
      differences.push(`${name} is ${found.version}, the lockfile says ${entry.version}`);
    } else if (found.integrity !== entry.integrity) {
      differences.push(`${name} has other contents than the lockfile says`);
    }
  }
  for (const path of Object.keys(installed)) {
    if (!wanted[path]) differences.push(`${path.replace(/^.*node_modules\//, '')} is not in it`);
  }
  return differences;
}
