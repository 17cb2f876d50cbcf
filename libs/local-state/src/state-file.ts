import { chmodSync, lstatSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LostLock, withLock } from './file-lock.js';
import { asLocalStateFault, LocalStateFault } from './local-state-fault.js';
import { makePrivateFolder } from './private-folder.js';
import { isLeftoverOf, replaceFile } from './replace-file.js';

/** What a state file holds; unknown fields of the same version are kept as they are. */
export interface StateFormat<State extends { version: number }> {
  /** As a sentence names it: `credentials file`. */
  readonly name: string;
  readonly version: number;
  /** What to do when it cannot be read. */
  readonly mend: string;
  empty(): State;
  /** Whether an object of this version has the right shape. */
  accepts(content: Record<string, unknown>): boolean;
}

const OWNER_ONLY = 0o600;
const MAX_BYTES = 5_000_000;
const TRIES = 5;

/**
 * A JSON file in the developer's home that several processes read and change at once: agents' hooks,
 * bridges, the watch service and a person's commands. Changes are made under a lock and appear in one
 * step; a file that cannot be understood is refused and never written over.
 */
export class StateFile<State extends { version: number }> {
  constructor(
    readonly path: string,
    private readonly format: StateFormat<State>,
  ) {}

  /** What it holds, or nothing when there is no file. */
  read(): State | undefined {
    let text: string;
    try {
      if (statSync(this.path).size > MAX_BYTES) throw this.corrupt('is far too large');
      text = readFileSync(this.path, 'utf8');
    } catch (fault) {
      const { code } = fault as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      if (!code) throw fault;
      throw this.corrupt(`cannot be read (${code})`);
    }
    return this.parsed(text);
  }

  /** Applies `edit` to what is there now and writes the outcome, all or nothing. */
  change(edit: (state: State) => State): State {
    for (let attempt = 1; ; attempt += 1) {
      try {
        makePrivateFolder(dirname(this.path));
        return withLock(this.path, (assertHeld) => this.changeLocked(edit, assertHeld));
      } catch (fault) {
        if (fault instanceof LostLock && attempt < TRIES) continue;
        throw asLocalStateFault(fault, this.path);
      }
    }
  }

  /** Finds out, before somebody is asked for something, whether a change could be made. */
  rehearse(): void {
    try {
      makePrivateFolder(dirname(this.path));
      withLock(this.path, () => {
        this.refuseLink();
        this.read();
      });
    } catch (fault) {
      throw asLocalStateFault(fault, this.path);
    }
  }

  /** Rights of the file that others than its owner have; 0 when it is private or absent. */
  looseRights(): number {
    if (process.platform === 'win32') return 0;
    return (statSync(this.path, { throwIfNoEntry: false })?.mode ?? 0) & 0o077;
  }

  private changeLocked(edit: (state: State) => State, assertHeld: () => void): State {
    this.refuseLink();
    this.sweep();
    const current = this.read();
    const before = current && textOf(current);
    const state = edit(current ?? this.format.empty());
    const after = textOf(state);
    assertHeld();
    if (after !== before) replaceFile(this.path, after, OWNER_ONLY);
    else if (this.looseRights() !== 0) chmodSync(this.path, OWNER_ONLY);
    return state;
  }

  /** Writing through a link would change a file somewhere else, and replacing it would lose the link. */
  private refuseLink(): void {
    if (!lstatSync(this.path, { throwIfNoEntry: false })?.isSymbolicLink()) return;
    throw new LocalStateFault(
      'link',
      `${this.path} is a symbolic link, and Co-Vibe does not write through links. Nothing was changed: put a file of its own there.`,
    );
  }

  /** Whoever holds the lock is the only writer: other unfinished files are of processes that died. */
  private sweep(): void {
    const folder = dirname(this.path);
    for (const name of readdirSync(folder)) {
      if (isLeftoverOf(this.path, name)) rmSync(join(folder, name), { force: true });
    }
  }

  private parsed(text: string): State {
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch {
      throw this.corrupt('is not valid JSON');
    }
    if (typeof content !== 'object' || content === null || Array.isArray(content)) {
      throw this.corrupt('does not hold what it should');
    }
    const { version } = content as { version?: unknown };
    if (typeof version === 'number' && version > this.format.version) {
      throw new LocalStateFault(
        'newer',
        `The ${this.format.name} ${this.path} was written by a newer Co-Vibe (version ${version}; this one knows ${this.format.version}). Nothing was changed: update the co-vibe package.`,
      );
    }
    if (
      version !== this.format.version ||
      !this.format.accepts(content as Record<string, unknown>)
    ) {
      throw this.corrupt('does not hold what it should');
    }
    return content as State;
  }

  private corrupt(what: string): LocalStateFault {
    return new LocalStateFault(
      'corrupt',
      `The ${this.format.name} ${this.path} ${what}. Nothing was changed: ${this.format.mend}.`,
    );
  }
}

const textOf = (state: object) => `${JSON.stringify(state, null, 2)}\n`;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
