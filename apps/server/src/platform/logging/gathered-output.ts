import { write as passOn, writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

/** A write for each line would cost more than the answer to a small request. */
const ENOUGH = 32 * 1024;
/** No line waits longer than this. */
const WAIT_MS = 200;
/** Beyond this, nobody reads fast enough: later lines are left out, and how many is said. */
const MOST_WAITING = 4 * 1024 * 1024;
const BUSY_READER_MS = 20;

/** Gathers lines and passes them on in their order, off the request path; the last ones at exit. */
export class GatheredOutput implements DestinationStream {
  private waiting = '';
  private underWay = Buffer.alloc(0);
  private timer: NodeJS.Timeout | undefined;
  private leftOut = 0;

  constructor(private readonly descriptor: number) {}

  write(line: string): void {
    if (this.waiting.length > MOST_WAITING) {
      this.leftOut += 1;
      return;
    }
    this.waiting += line;
    if (this.waiting.length >= ENOUGH) this.next();
    else this.timer ??= setTimeout(() => this.next(), WAIT_MS).unref();
  }

  /** Passes on what waits before the process ends; nothing may come after it. */
  close(): void {
    clearTimeout(this.timer);
    if (this.waiting === '') return;
    try {
      writeSync(this.descriptor, this.takeWaiting());
    } catch {
      // Whoever read these lines is gone.
    }
  }

  private next(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.underWay.length > 0 || this.waiting === '') return;
    this.underWay = this.takeWaiting();
    this.passUnderWay();
  }

  private takeWaiting(): Buffer<ArrayBuffer> {
    const note = this.leftOut > 0 ? `{"level":40,"msg":"${this.leftOut} lines left out"}\n` : '';
    const bytes = Buffer.from(this.waiting + note);
    this.waiting = '';
    this.leftOut = 0;
    return bytes;
  }

  private passUnderWay(): void {
    passOn(this.descriptor, this.underWay, (fault, written) => {
      if (fault?.code === 'EAGAIN') {
        setTimeout(() => this.passUnderWay(), BUSY_READER_MS).unref();
        return;
      }
      this.underWay = this.underWay.subarray(fault ? this.underWay.length : written);
      if (this.underWay.length > 0) this.passUnderWay();
      else this.next();
    });
  }
}
