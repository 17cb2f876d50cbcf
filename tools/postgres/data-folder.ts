import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseFault, explainFileFault } from './database-fault.ts';
import { canEnter, type RunAs } from './unprivileged-user.ts';

/** Where things lie for one embedded database. */
export interface DataFolder {
  /** Holds everything below; traversable by the database's user. */
  base: string;
  /** PostgreSQL's own directory. */
  cluster: string;
  log: string;
  /** Where a copy of the binaries may be put when the installed ones cannot be used. */
  copies: string;
  user: RunAs | undefined;
  /** `base` is not below the folder that was asked for: that one is closed to the user. */
  elsewhere: boolean;
}

/** Where root keeps what its own home hides from the database's user. */
const OPEN_BASE = '/var/lib/covibe';

export function prepareDataFolder(dataDir: string, user: RunAs | undefined): DataFolder {
  const wanted = resolve(dataDir);
  try {
    let base = join(wanted, 'postgres');
    let copies = base;
    let elsewhere = false;
    makeFolder(wanted);
    makeFolder(base);
    if (user && !canEnter(base, user)) {
      const name = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
      copies = OPEN_BASE;
      base = join(OPEN_BASE, name);
      elsewhere = true;
      makeFolder(OPEN_BASE);
      makeFolder(base);
    }
    // PostgreSQL names its folder by the path it was started with: one folder, one name.
    base = realpathSync(base);
    return {
      base,
      copies,
      cluster: join(base, 'cluster'),
      log: join(base, 'postgres.log'),
      user,
      elsewhere,
    };
  } catch (fault) {
    throw explainFileFault(fault, wanted);
  }
}

/**
 * Root's folders let the database's user pass through without letting it look around. A folder that
 * holds something already keeps its mode: it is not ours to open.
 */
function makeFolder(path: string): void {
  const root = process.getuid?.() === 0;
  if (existsSync(path) && readdirSync(path).length > 0) return;
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (root) chmodSync(path, (statSync(path).mode & 0o777) | 0o711);
}

export function giveTo(path: string, user: RunAs | undefined): void {
  if (user) chownSync(path, user.uid, user.gid);
}

/** Makes the password on first use; it never leaves this file except in a connection URL. */
export function password(folder: DataFolder, role: 'owner' | 'app'): string {
  const file = join(folder.base, `${role}.password`);
  try {
    // The runtime role gets its password anew on every start, the owner only with the cluster.
    if (role === 'owner' && !existsSync(file) && existsSync(folder.cluster)) {
      throw new DatabaseFault(
        `The password of the data in ${folder.cluster} is lost: put ${file} back from a copy, ` +
          'or move the folder away to begin with an empty database.',
      );
    }
    if (!existsSync(file)) writeWhole(file, randomBytes(24).toString('base64url'));
    return readFileSync(file, 'utf8');
  } catch (fault) {
    throw explainFileFault(fault, folder.base);
  }
}

export function rememberedPort(folder: DataFolder): number | undefined {
  try {
    const port = Number(readFileSync(join(folder.base, 'port'), 'utf8'));
    return Number.isInteger(port) && port > 0 ? port : undefined;
  } catch {
    return undefined;
  }
}

export function rememberPort(folder: DataFolder, port: number): void {
  writeWhole(join(folder.base, 'port'), String(port));
}

/** A reader never sees half a file, whatever kills the writer. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}
