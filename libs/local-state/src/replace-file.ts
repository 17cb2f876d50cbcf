import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pause } from './pause.js';
import { randomName } from './random-name.js';

/** A virus scanner or an editor may hold a file for a moment on Windows. */
const HELD = ['EPERM', 'EBUSY', 'EACCES'];
const TRIES = 10;
const WAIT_MS = 20;

/**
 * Puts `text` at `path` in one step: readers see the old file or the new one, never a part, and a
 * crash at any moment leaves one of the two. The name is taken over; a link there is not followed.
 */
export function replaceFile(path: string, text: string, mode: number): void {
  const written = temporaryName(path);
  try {
    const file = openSync(written, 'wx', mode);
    try {
      // The umask may have taken rights away; the file must be readable by its owner.
      fchmodSync(file, mode);
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renamePatiently(written, path);
  } catch (fault) {
    rmSync(written, { force: true });
    throw fault;
  }
  syncFolder(dirname(path));
}

const temporaryName = (path: string) =>
  join(dirname(path), `.${basename(path)}.${process.pid}.${randomName()}${LEFTOVER}`);

const LEFTOVER = '.part';

/** Whether `name` is what a killed writer of `path` left behind. */
export function isLeftoverOf(path: string, name: string): boolean {
  return name.startsWith(`.${basename(path)}.`) && name.endsWith(LEFTOVER);
}

/** Renames, and where the system says that somebody holds the file, again for at most two seconds. */
export function renamePatiently(
  from: string,
  to: string,
  rename: (from: string, to: string) => void = renameSync,
): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      rename(from, to);
      return;
    } catch (fault) {
      const code = (fault as NodeJS.ErrnoException).code ?? '';
      if (attempt >= TRIES || !HELD.includes(code)) throw fault;
      pause(WAIT_MS * attempt);
    }
  }
}

/** The name itself must survive a power cut too. Not every system can open a folder. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch {
    // Some file systems (network shares) refuse to sync folders; the file itself is safe.
  } finally {
    closeSync(handle);
  }
}
