import { appendFileSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalStateFault } from './local-state-fault.js';
import { withLock } from './file-lock.js';
import { makePrivateFolder } from './private-folder.js';
import { replaceFile } from './replace-file.js';

const HALF_BYTES = 5_000_000;
const BATCH_EVENTS = 500;
const BATCH_BYTES = 90_000;
const LOCK_WAIT_MS = 50;
/** Of what a file system takes, with room for what is added to it. */
const NAME_MAX = 150;
/** A sender that has not finished by then has died. */
const CLAIM_MS = 60_000;

interface Receipt {
  acknowledged: number;
}

/**
 * What hooks could not say at once, one line an event, for one server and agent. Appending is all a
 * hook does; sending takes the file aside, hands it over from the front, and keeps what is not
 * acknowledged. Bounded: the older half goes first, and how many lines went is counted.
 */
export class Spool {
  private readonly folder: string;
  private readonly file: string;

  constructor(stateFolder: string, origin: string, agent: string) {
    this.folder = join(stateFolder, 'spool');
    this.file = join(this.folder, `${fileNameOf(origin)}-${agent}.jsonl`);
  }

  append(event: object): void {
    makePrivateFolder(this.folder);
    // One write of one line: a killed hook leaves a whole line or a torn last one, which is skipped.
    appendFileSync(this.file, `${JSON.stringify(event)}\n`, { mode: 0o600 });
    if (statSync(this.file).size > HALF_BYTES) this.makeRoom();
  }

  /** Lines that wait, and how many had to go because nobody took them. */
  backlog(): { waiting: number; dropped: number } {
    const waiting = [this.sending, this.older, this.file].flatMap((file) => linesIn(file)).length;
    return { waiting, dropped: this.dropped() };
  }

  /** Hands over what waits until `send` gives no receipt; answers how many were taken. */
  async flush(send: (events: object[]) => Promise<Receipt | undefined>): Promise<number> {
    if (!this.takeAside()) return 0;
    let taken = 0;
    try {
      for (;;) {
        const lines = linesIn(this.sending);
        const batch = batchOf(lines);
        if (batch.length === 0) break;
        const receipt = await send(batch.map((line) => JSON.parse(line) as object));
        const count = Math.min(receipt?.acknowledged ?? 0, batch.length);
        if (count === 0) break;
        taken += count;
        replaceFile(this.sending, asText(lines.slice(count)), 0o600);
      }
      if (linesIn(this.sending).length === 0) rmSync(this.sending, { force: true });
    } finally {
      rmSync(this.claim, { force: true });
    }
    return taken;
  }

  private get sending() {
    return `${this.file}.sending`;
  }
  private get older() {
    return `${this.file}.older`;
  }
  private get claim() {
    return `${this.file}.claim`;
  }
  private get drops() {
    return `${this.file}.dropped`;
  }

  /** Takes out what waits about a repository that must not be spoken of any more. */
  forget(repo: string): void {
    if (![this.sending, this.older, this.file].some(exists)) return;
    withLock(this.file, () => {
      for (const file of [this.sending, this.older, this.file]) {
        const lines = linesIn(file);
        const kept = lines.filter((line) => (JSON.parse(line) as { repo?: string }).repo !== repo);
        if (kept.length < lines.length) replaceFile(file, asText(kept), 0o600);
      }
    });
  }

  /** One sender at a time; what a sender left behind goes first. */
  private takeAside(): boolean {
    if (![this.sending, this.older, this.file].some(exists)) return false;
    try {
      return withLock(this.file, () => this.takeAsideLocked(), LOCK_WAIT_MS);
    } catch (fault) {
      // Somebody else is at it.
      if (fault instanceof LocalStateFault) return false;
      throw fault;
    }
  }

  private takeAsideLocked(): boolean {
    const claimed = statSync(this.claim, { throwIfNoEntry: false });
    if (claimed && Date.now() - claimed.mtimeMs < CLAIM_MS) return false;
    writeFileSync(this.claim, String(process.pid), { mode: 0o600 });
    const next = [this.older, this.file].find(exists);
    if (!exists(this.sending) && next) renameSync(next, this.sending);
    return true;
  }

  private makeRoom(): void {
    withLock(this.file, () => {
      if ((statSync(this.file, { throwIfNoEntry: false })?.size ?? 0) <= HALF_BYTES) return;
      const gone = linesIn(this.older).length;
      if (gone > 0) replaceFile(this.drops, String(this.dropped() + gone), 0o600);
      renameSync(this.file, this.older);
    });
  }

  private dropped(): number {
    return Number(linesIn(this.drops, false)[0] ?? 0);
  }
}

/** Two servers never share one, and a short address needs no module that is slow to load. */
function fileNameOf(origin: string): string {
  const name = encodeURIComponent(origin);
  if (name.length <= NAME_MAX) return name;
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(origin).digest('hex');
}

const exists = (file: string) => statSync(file, { throwIfNoEntry: false }) !== undefined;
const asText = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

/** Whole lines only: the last one may be torn, and what is no JSON would never be taken. */
function linesIn(file: string, wanted = true): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // Nothing waits.
    return [];
  }
  const lines = text.split('\n').filter((line) => line !== '');
  return wanted ? lines.filter(isEvent) : lines;
}

function isEvent(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    // Torn by a crash in the middle of writing it.
    return false;
  }
}

function batchOf(lines: readonly string[]): string[] {
  let bytes = 0;
  const end = lines.slice(0, BATCH_EVENTS).findIndex((line) => {
    bytes += Buffer.byteLength(line) + 1;
    return bytes > BATCH_BYTES;
  });
  return lines.slice(0, end < 0 ? BATCH_EVENTS : Math.max(1, end));
}
