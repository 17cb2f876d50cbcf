import { appendFileSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { below } from './below.js';
import { LocalStateFault } from './local-state-fault.js';
import { isAlive, withLock } from './file-lock.js';
import { makePrivateFolder } from './private-folder.js';
import { replaceFile } from './replace-file.js';
import { batchFrom, eventIn } from './spool-batch.js';

const HALF_BYTES = 5_000_000;
const LOCK_WAIT_MS = 50;
/** What there is at most; what comes while these are sent can wait. */
const FILES = 3;
const UNREADABLE_BYTES = 100_000;
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
    this.folder = below(stateFolder, 'spool');
    this.file = below(this.folder, `${fileNameOf(origin)}-${agent}.jsonl`);
  }

  append(event: object): void {
    makePrivateFolder(this.folder);
    // One write of one line: a killed hook leaves a whole line or a torn last one, which is skipped.
    // It begins on a line of its own, so that a torn one takes no other with it.
    appendFileSync(this.file, `\n${JSON.stringify(event)}\n`, { mode: 0o600 });
    if (statSync(this.file).size > HALF_BYTES) this.makeRoom();
  }

  /** Lines that wait, how many had to go because nobody took them, and how many were no reports. */
  backlog(): { waiting: number; dropped: number; unreadable: number } {
    const waiting = [this.unsentLines(), linesIn(this.older), linesIn(this.file)].flat().length;
    const unreadable = linesIn(this.unreadable, false).length;
    return { waiting, dropped: this.dropped(), unreadable };
  }

  /** Hands over what waits until `send` gives no receipt; answers how many were taken. */
  async flush(send: (events: object[]) => Promise<Receipt | undefined>): Promise<number> {
    if (!this.takeAside()) return 0;
    let taken = 0;
    let files = 0;
    try {
      for (;;) {
        const identity = identityOf(this.sending);
        const { events, ends, unreadable, end } = batchFrom(this.sending, this.sentOf(identity));
        const receipt = events.length > 0 ? await send(events) : undefined;
        const count = Math.min(receipt?.acknowledged ?? 0, events.length);
        if (events.length > 0 && count === 0) break;
        const sent = count === events.length ? end : (ends[count - 1] ?? 0);
        taken += count;
        this.setAside(unreadable.filter((one) => one.end <= sent));
        if (events.length === 0 && sent >= (sizeOf(this.sending) ?? 0)) {
          rmSync(this.sending, { force: true });
          rmSync(this.sent, { force: true });
          files += 1;
          if (files === FILES || !this.takeNext()) break;
          continue;
        }
        replaceFile(this.sent, `${identity} ${sent}`, 0o600);
        // Whoever is still at it is no sender that died.
        this.sign();
      }
    } finally {
      rmSync(this.claim, { force: true });
    }
    return taken;
  }

  /**
   * How much of the file that is being sent is acknowledged. Once an exclusion has put another in its
   * place, nothing of it is: what goes twice has the same key.
   */
  private sentOf(identity: string): number {
    const [known, sent] = linesIn(this.sent, false)[0]?.split(' ') ?? [];
    return known === identity ? Number(sent) : 0;
  }

  private unsentLines(): string[] {
    return linesIn(this.sending, true, this.sentOf(identityOf(this.sending)));
  }

  /** Kept to be looked at, and never sent. */
  private setAside(lines: readonly { line: string }[]): void {
    if (lines.length === 0 || (sizeOf(this.unreadable) ?? 0) > UNREADABLE_BYTES) return;
    const text = asText(lines.map(({ line }) => line));
    appendFileSync(this.unreadable, text, { mode: 0o600 });
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
  private get sent() {
    return `${this.file}.sent`;
  }
  private get drops() {
    return `${this.file}.dropped`;
  }
  private get unreadable() {
    return `${this.file}.unreadable`;
  }

  /** Takes out what waits about a repository that must not be spoken of any more. */
  forget(repo: string): void {
    if (![this.sending, this.older, this.file].some(exists)) return;
    withLock(this.file, () => {
      for (const file of [this.sending, this.older, this.file]) {
        const lines = file === this.sending ? this.unsentLines() : linesIn(file);
        const kept = lines.filter((line) => (JSON.parse(line) as { repo?: string }).repo !== repo);
        if (kept.length < lines.length) replaceFile(file, asText(kept), 0o600);
      }
    });
  }

  /** One sender at a time; what a sender left behind goes first. */
  private takeAside(): boolean {
    if (![this.sending, this.older, this.file].some(exists)) return false;
    return this.isDone(() => {
      const claimed = statSync(this.claim, { throwIfNoEntry: false });
      // A clock that was put back says of a dead sender's mark that it is from tomorrow.
      const isYoung = claimed && Math.abs(Date.now() - claimed.mtimeMs) < CLAIM_MS;
      if (isYoung && isAlive(Number(linesIn(this.claim, false)[0]))) return false;
      this.sign();
      return this.renameNext();
    });
  }

  /** What came while the last file was being sent. */
  private takeNext(): boolean {
    return [this.older, this.file].some(exists) && this.isDone(() => this.renameNext());
  }

  private renameNext(): boolean {
    const next = [this.older, this.file].find(exists);
    if (!exists(this.sending) && next) renameSync(next, this.sending);
    return true;
  }

  private isDone(work: () => boolean): boolean {
    try {
      return withLock(this.file, work, LOCK_WAIT_MS);
    } catch (fault) {
      // Somebody else is at it.
      if (fault instanceof LocalStateFault) return false;
      throw fault;
    }
  }

  private sign(): void {
    writeFileSync(this.claim, String(process.pid), { mode: 0o600 });
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
const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size;

/** Another one for every file that was put there in one step. */
function identityOf(file: string): string {
  const { ino, size, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return [ino, size, mtimeMs].join();
}

const asText = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

/** Whole lines only: the last one may be torn, and what is no JSON would never be taken. */
function linesIn(file: string, wanted = true, from = 0): string[] {
  let text: string;
  try {
    text = readFileSync(file).toString('utf8', from);
  } catch {
    // Nothing waits.
    return [];
  }
  const lines = text.split('\n').filter((line) => line !== '');
  return wanted ? lines.filter(eventIn) : lines;
}
