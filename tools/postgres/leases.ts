import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataFolder } from './data-folder.ts';
import { isAlive } from './postmaster-file.ts';
import { DatabaseFault } from './database-fault.ts';

// Several commands may use one embedded database at once (`npm start` here, `npm run db:url` there).
// Each leaves a file with its process number; the last one out stops PostgreSQL, and a command that
// was killed leaves a number that nobody bears any more.

const folderOf = (folder: DataFolder) => join(folder.base, 'leases');

let taken = 0;

export function takeLease(folder: DataFolder): string {
  mkdirSync(folderOf(folder), { recursive: true, mode: 0o700 });
  const lease = join(folderOf(folder), `${process.pid}-${++taken}`);
  writeFileSync(lease, '');
  return lease;
}

/** Gives the lease back and says whether anybody else still holds one. */
export function returnLease(folder: DataFolder, lease: string): boolean {
  rmSync(lease, { force: true });
  let others = false;
  for (const name of readdirSync(folderOf(folder))) {
    if (isAlive(Number.parseInt(name, 10))) others = true;
    else rmSync(join(folderOf(folder), name), { force: true });
  }
  return others;
}

/** Two commands must not prepare, start or stop the same database at the same moment. */
export async function alone<T>(folder: DataFolder, work: () => Promise<T>): Promise<T> {
  const lock = join(folder.base, 'launch.lock');
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    }
    if (holderIsGone(lock)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (Date.now() > until) {
      throw new DatabaseFault(
        `Another command has been starting the database in ${folder.base} for a minute; ` +
          'end it and try again.',
      );
    }
    await sleep(20);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function holderIsGone(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    // A lock without a number belongs to somebody who is writing it this moment, or died doing so.
    return holder > 0 ? !isAlive(holder) : Date.now() - statSync(lock).mtimeMs > 2000;
  } catch {
    return true;
  }
}
