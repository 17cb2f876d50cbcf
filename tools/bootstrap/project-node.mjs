// Which Node runs the tasks: the one in the lockfile, never `.bin/node` (npm 10 removes that link).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFault } from './plain-fault.mjs';

/** The platforms whose Node comes with `npm ci`. */
const families = {
  linux: { family: 'linux', binary: 'node' },
  win32: { family: 'win', binary: 'node.exe' },
};

export function nodePackage(platform = process.platform, arch = process.arch) {
  const known = families[platform];
  return known && `node-${known.family}-${arch}`;
}

export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major >= 26 || (major === 24 && minor >= 15);
}

export function projectNode(base, self = process) {
  const known = families[self.platform];
  if (known) {
    const bundled = join(
      base,
      'node_modules',
      nodePackage(self.platform, self.arch),
      'bin',
      known.binary,
    );
    if (existsSync(bundled)) return bundled;
  }
  if (isNewEnough(self.versions.node)) return self.execPath;
  throw new PlainFault(
    `No Node 24 comes with the packages for ${self.platform} on ${self.arch}: ` +
      `install Node 24.15 or newer (this is ${self.versions.node}) and run the command again.`,
  );
}
