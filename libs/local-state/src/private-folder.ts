import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const OURS = '.covibe';
const PRIVATE = 0o700;

/**
 * Makes the folder of a state file, readable by its owner only whatever the umask says. A folder that
 * was there before is tightened only when it is ours: a path named by the user may lie anywhere.
 */
export function makePrivateFolder(folder: string): void {
  if (!existsSync(folder)) {
    makePrivateFolder(dirname(folder));
    try {
      mkdirSync(folder, { mode: PRIVATE });
    } catch (fault) {
      // Another process of ours was faster.
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    }
    chmodSync(folder, PRIVATE);
    return;
  }
  if (basename(folder) !== OURS || process.platform === 'win32') return;
  if ((statSync(folder).mode & 0o077) !== 0) chmodSync(folder, PRIVATE);
}
