import { LIVE_COALESCE_MS } from '@covibe/contracts';
import { changedFrame, openingFrame, resyncFrame } from './live-frame.js';
import type { LiveStream } from './live-stream.js';

const REMEMBERED_FRAMES = 256;

/** Gives every frame of this server process its place in one order. */
export interface FrameCounter {
  readonly epoch: string;
  last: number;
}

/**
 * One workspace's listeners in this process. The first change goes out at once; those within the
 * next window are folded into one frame. Recent frames are kept so that a client that lost its
 * connection for a moment catches up; one that missed more is told to fetch everything again.
 */
export class LiveChannel {
  private readonly streams = new Set<LiveStream>();
  private readonly recent: { place: number; text: string }[] = [];
  private readonly topics = new Set<string>();
  private covers = 0;
  private window: NodeJS.Timeout | undefined;
  /** Every frame after this place is still remembered. */
  private floor: number;

  constructor(private readonly counter: FrameCounter) {
    this.floor = counter.last;
  }

  get isIdle(): boolean {
    return this.streams.size === 0 && this.window === undefined;
  }

  join(stream: LiveStream, lastEventId: string | undefined): void {
    this.streams.add(stream);
    stream.write(openingFrame(this.idOf(this.counter.last)));
    if (lastEventId !== undefined) this.catchUp(stream, lastEventId);
  }

  leave(stream: LiveStream): void {
    this.streams.delete(stream);
  }

  changed(topic: string): void {
    this.topics.add(topic);
    this.covers += 1;
    if (this.window === undefined) this.send();
  }

  /** Tells everybody to fetch again: what happened meanwhile is not known. */
  resync(): void {
    const text = resyncFrame(this.idOf((this.counter.last += 1)));
    this.recent.length = 0;
    this.floor = this.counter.last;
    for (const stream of this.streams) stream.write(text);
  }

  /** A stream that could not keep up starts again from here. */
  resyncOne(stream: LiveStream): void {
    stream.write(resyncFrame(this.idOf(this.counter.last)));
  }

  close(): void {
    clearTimeout(this.window);
    this.window = undefined;
  }

  private catchUp(stream: LiveStream, lastEventId: string): void {
    const [epoch, place] = lastEventId.split('.');
    const seen = epoch === this.counter.epoch ? Number(place) : NaN;
    if (!(seen >= this.floor && seen <= this.counter.last)) {
      this.resyncOne(stream);
      return;
    }
    for (const frame of this.recent) if (frame.place > seen) stream.write(frame.text);
  }

  private send(): void {
    const place = (this.counter.last += 1);
    const text = changedFrame(this.idOf(place), { topics: [...this.topics], covers: this.covers });
    this.topics.clear();
    this.covers = 0;
    this.remember(place, text);
    for (const stream of this.streams) stream.write(text);
    this.window = setTimeout(() => this.endWindow(), LIVE_COALESCE_MS);
  }

  private endWindow(): void {
    this.window = undefined;
    if (this.covers > 0) this.send();
  }

  private remember(place: number, text: string): void {
    this.recent.push({ place, text });
    if (this.recent.length > REMEMBERED_FRAMES) this.floor = this.recent.shift()?.place ?? place;
  }

  private idOf(place: number): string {
    return `${this.counter.epoch}.${place}`;
  }
}
