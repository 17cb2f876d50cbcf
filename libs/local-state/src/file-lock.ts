import {
  closeSync,
  fchmodSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { LocalStateFault } from './local-state-fault.js';
import { pause } from './pause.js';
import { randomName } from './random-name.js';
import { runningMs } from './running-time.js';

/** Loaded by those who take a lock; most hooks take none. */
const hostname = () => process.getBuiltinModule('node:os').hostname();

const WAIT_MS = 15_000;
/** Holding takes milliseconds. What is older belongs to a process that hangs or is another one now. */
const LONGEST_HOLD_MS = 60_000;
/** A lock that names nobody: its owner died between making and signing it. */
const UNSIGNED_MS = 2_000;

interface Signature {
  pid: number;
  host: string;
  nonce: string;
}

/** Somebody took a lock over that we believed to hold; what was prepared under it is void. */
export class LostLock extends Error {}

/**
 * Runs `work` while no other process holds the lock of `path`. A lock of a process that is gone is
 * taken over. `work` calls `assertHeld` right before it commits: a process that slept for minutes
 * may have lost the lock meanwhile.
 */
export function withLock<T>(
  path: string,
  work: (assertHeld: () => void) => T,
  waitMs = WAIT_MS,
): T {
  const lock = `${path}.lock`;
  const nonce = randomName();
  acquire(lock, nonce, waitMs);
  const held = () => signatureIn(lock)?.nonce === nonce;
  try {
    return work(() => {
      if (!held()) throw new LostLock(lock);
    });
  } finally {
    if (held()) rmSync(lock, { force: true });
  }
}

/** Gives a hold back. */
interface Hold {
  (): void;
  /**
   * Says that its holder lives; answers false when it is lost to another, who took the holder for gone
   * after the machine had slept or its clock had jumped.
   */
  keep(): boolean;
}

/**
 * Holds `path` for as long as this process lives, or answers nothing when another living one does: for
 * what must run once on a machine. A holder that did not touch it for `silentMs` is gone, and its number
 * another process's: a machine may have lost its power.
 */
export function holdAlone(path: string, silentMs = Infinity): Hold | undefined {
  const nonce = randomName();
  if (!sign(path, nonce)) {
    if (!isAbandoned(path, silentMs)) return undefined;
    breakLock(path, nonce, silentMs);
    if (!sign(path, nonce)) return undefined;
  }
  const isOurs = () => signatureIn(path)?.nonce === nonce;
  const release = () => {
    if (isOurs()) rmSync(path, { force: true });
  };
  const keep = () => {
    if (!isOurs()) return false;
    utimesSync(path, new Date(), new Date());
    return true;
  };
  return Object.assign(release, { keep });
}

/** Whether some living process holds `path` alone. */
export const isHeldAlone = (path: string): boolean =>
  ageOf(path) !== undefined && !isAbandoned(path, Infinity);

function acquire(lock: string, nonce: string, waitMs: number): void {
  const until = runningMs() + waitMs;
  while (!sign(lock, nonce)) {
    if (isAbandoned(lock)) breakLock(lock, nonce);
    else if (runningMs() > until) {
      const owner = signatureIn(lock)?.pid;
      throw new LocalStateFault(
        'busy',
        `Another Co-Vibe process${owner ? ` (${owner})` : ''} is holding ${lock}. Nothing was changed: try again when it has ended.`,
      );
    }
    pause(2 + Math.random() * 10);
  }
}

/** Makes the lock with our name in it; false when there is one already. */
function sign(lock: string, nonce: string): boolean {
  let file: number;
  try {
    file = openSync(lock, 'wx', 0o600);
  } catch (fault) {
    if (HELD_BY_OTHERS.includes((fault as NodeJS.ErrnoException).code ?? '')) return false;
    throw fault;
  }
  try {
    if (process.platform !== 'win32') fchmodSync(file, 0o600);
    const signature: Signature = { pid: process.pid, host: hostname(), nonce };
    writeFileSync(file, JSON.stringify(signature));
  } finally {
    closeSync(file);
  }
  return true;
}

/** Windows says EPERM for a file that is about to disappear. */
const HELD_BY_OTHERS = process.platform === 'win32' ? ['EEXIST', 'EPERM'] : ['EEXIST'];

/**
 * Removes an abandoned lock. Only one process may do so at a time, and only after looking again:
 * between the first look and now another may have removed it and made a living one.
 */
function breakLock(lock: string, nonce: string, longestHoldMs = LONGEST_HOLD_MS): void {
  const breaker = `${lock}.break`;
  if (!sign(breaker, nonce)) {
    if (isAbandoned(breaker)) rmSync(breaker, { force: true });
    return;
  }
  try {
    if (isAbandoned(lock, longestHoldMs)) rmSync(lock, { force: true });
  } finally {
    rmSync(breaker, { force: true });
  }
}

function isAbandoned(lock: string, longestHoldMs = LONGEST_HOLD_MS): boolean {
  const age = ageOf(lock);
  if (age === undefined) return false;
  const signature = signatureIn(lock);
  if (!signature) return age > UNSIGNED_MS;
  if (signature.host === hostname() && !isAlive(signature.pid)) return true;
  return age > longestHoldMs;
}

function ageOf(file: string): number | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && Date.now() - found.mtimeMs;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function signatureIn(lock: string): Signature | undefined {
  try {
    const signature = JSON.parse(readFileSync(lock, 'utf8')) as Partial<Signature>;
    return typeof signature.pid === 'number' && typeof signature.nonce === 'string'
      ? (signature as Signature)
      : undefined;
  } catch {
    // Gone, or not signed yet.
    return undefined;
  }
}
