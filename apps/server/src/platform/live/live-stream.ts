import type { ServerResponse } from 'node:http';

/** Unsent bytes after which a reader counts as too slow; its frames are dropped until it drains. */
const MOST_UNSENT = 256 * 1024;

/** For whom a stream is open. */
export interface LiveReader {
  /** Names the owner, so that a change of their rights finds their streams. */
  readonly owner: string;
  /** Asks whether the owner may still read. */
  readonly mayStay: () => Promise<boolean>;
  /** When the owner's session ends by itself, where that is known. */
  readonly endsAt?: Date;
}

/** One open event stream. It never buffers without bound: a slow reader loses frames and is told so. */
export class LiveStream {
  private lagging = false;

  constructor(
    private readonly response: ServerResponse,
    readonly reader: LiveReader,
    private readonly onCaughtUp: (stream: LiveStream) => void,
  ) {
    response.on('drain', () => this.caughtUp());
  }

  write(text: string): void {
    if (this.lagging || this.response.writableEnded) return;
    if (this.response.writableLength > MOST_UNSENT) {
      this.lagging = true;
      return;
    }
    this.response.write(text);
  }

  end(lastWords: string): void {
    if (!this.response.writableEnded) this.response.end(lastWords);
  }

  private caughtUp(): void {
    if (!this.lagging) return;
    this.lagging = false;
    this.onCaughtUp(this);
  }
}
