import { Injectable } from '@nestjs/common';
import { TooManyRequests } from '../../platform/errors/app-error.js';

/** Calls of one token that run at the same time; the other connections are left to everybody else. */
const AT_ONCE = 16;
const MOST_WAITING = 500;
/** A crowd of calls that moves on is let through; agents wait for an answer for a minute. */
const PATIENCE_MS = 15_000;

interface Line {
  running: number;
  waiting: Set<() => void>;
}

/**
 * Keeps one agent that has lost its way from taking the whole server: its calls take turns, and
 * beyond a line of reasonable length it is told to slow down. Nobody else notices.
 */
@Injectable()
export class TokenTurns {
  private readonly lines = new Map<string, Line>();

  async take<T>(token: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(token) ?? { running: 0, waiting: new Set() };
    this.lines.set(token, line);
    if (line.running >= AT_ONCE) await turnIn(line);
    else line.running += 1;
    try {
      return await work();
    } finally {
      this.passOn(token, line);
    }
  }

  /** The next in line takes the place over; nobody in between can. */
  private passOn(token: string, line: Line): void {
    const [next] = line.waiting;
    if (next) {
      next();
      return;
    }
    line.running -= 1;
    if (line.running === 0) this.lines.delete(token);
  }
}

function turnIn({ waiting }: Line): Promise<void> {
  if (waiting.size >= MOST_WAITING) throw new TooManyRequests(1);
  return new Promise((resolve, reject) => {
    const go = () => {
      clearTimeout(patience);
      waiting.delete(go);
      resolve();
    };
    const patience = setTimeout(() => {
      waiting.delete(go);
      reject(new TooManyRequests(1));
    }, PATIENCE_MS);
    waiting.add(go);
  });
}
