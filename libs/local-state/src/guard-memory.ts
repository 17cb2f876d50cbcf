import { readFileSync, writeFileSync } from 'node:fs';
import type { GuardReply } from '@covibe/contracts';
import { below } from './below.js';
import { makePrivateFolder } from './private-folder.js';

/** An agent edits one file many times in a row: one answer serves for so long. */
const FRESH_MS = 5_000;
const KEPT = 20;

interface Remembered {
  question: string;
  at: number;
  answer: GuardReply;
}

/**
 * What the server last answered before edits, for a few seconds, on this machine. Losing an entry to
 * another hook at the same moment costs one more question, so nobody waits for a lock.
 */
export class GuardMemory {
  private readonly file: string;

  constructor(
    private readonly folder: string,
    agent: string,
    private readonly now: () => number = Date.now,
  ) {
    this.file = below(folder, `guard-${agent}.json`);
  }

  answerTo(question: string): GuardReply | undefined {
    return this.fresh().find((entry) => entry.question === question)?.answer;
  }

  keep(question: string, answer: GuardReply): void {
    const others = this.fresh().filter((entry) => entry.question !== question);
    const entries = [{ question, at: this.now(), answer }, ...others].slice(0, KEPT);
    makePrivateFolder(this.folder);
    writeFileSync(this.file, JSON.stringify(entries), { mode: 0o600 });
  }

  /** An entry of a clock that was ahead is none. */
  private fresh(): Remembered[] {
    try {
      const entries = JSON.parse(readFileSync(this.file, 'utf8')) as Remembered[];
      return entries.filter(({ at }) => at <= this.now() && this.now() - at < FRESH_MS);
    } catch {
      // None yet, or half written by another hook right now.
      return [];
    }
  }
}
