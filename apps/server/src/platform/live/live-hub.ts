import { randomBytes } from 'node:crypto';
import { LIVE_HEARTBEAT_MS } from '@covibe/contracts';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BEAT, endedFrame, farewellFrame } from './live-frame.js';
import { LiveChannel, type FrameCounter } from './live-channel.js';
import { LiveStream, type LiveReader } from './live-stream.js';

/** The database has a clock of its own: asked at the very moment, it may not have got there yet. */
const AFTER_END_MS = 100;
/** Questions about rights at the same time: thousands at once would leave nobody else a connection. */
const ASKED_AT_ONCE = 8;

/** All open streams of this process, by workspace. Knows nothing of HTTP or PostgreSQL. */
@Injectable()
export class LiveHub implements OnModuleDestroy {
  private readonly counter: FrameCounter = { epoch: randomBytes(6).toString('hex'), last: 0 };
  private readonly channels = new Map<string, LiveChannel>();
  private readonly streams = new Map<LiveStream, LiveChannel>();
  private readonly beat = setInterval(() => this.beatAll(), LIVE_HEARTBEAT_MS);
  private asking = false;
  private draining = false;

  get isDraining(): boolean {
    return this.draining;
  }

  get openStreams(): number {
    return this.streams.size;
  }

  open(
    workspaceId: string,
    response: ConstructorParameters<typeof LiveStream>[0],
    { lastEventId, ...reader }: LiveReader & { lastEventId?: string },
  ): void {
    // Whoever left while their rights were looked up sends no second sign of it: they would stay for ever.
    if (response.destroyed) return;
    const channel = this.channelOf(workspaceId);
    const stream = new LiveStream(response, reader, (slow) => channel.resyncOne(slow));
    this.streams.set(stream, channel);
    response.on('close', () => this.close(stream));
    channel.join(stream, lastEventId);
    this.watchEnd(stream);
  }

  changed(workspaceId: string, topic: string): void {
    this.channels.get(workspaceId)?.changed(topic);
  }

  /** The source of changes was lost for a while: nobody knows what was missed. */
  resyncAll(): void {
    for (const channel of this.channels.values()) channel.resync();
  }

  /** Ends every stream with a hint when to return; later ones are refused. */
  drain(): void {
    this.draining = true;
    for (const stream of this.streams.keys()) stream.end(farewellFrame(Math.random()));
  }

  /** Asks again whether streams may stay: all of them, or those of one owner. */
  recheck(owner?: string): void {
    const theirs = [...this.streams.keys()].filter(
      ({ reader }) => owner === undefined || reader.owner === owner,
    );
    void this.askInTurn(theirs);
  }

  onModuleDestroy(): void {
    clearInterval(this.beat);
    for (const channel of this.channels.values()) channel.close();
  }

  private channelOf(workspaceId: string): LiveChannel {
    const known = this.channels.get(workspaceId);
    if (known) return known;
    // Nobody counted what happened here while nobody listened, so no former place leads on from here.
    this.counter.last += 1;
    const made = new LiveChannel(this.counter);
    this.channels.set(workspaceId, made);
    return made;
  }

  private close(stream: LiveStream): void {
    this.streams.get(stream)?.leave(stream);
    this.streams.delete(stream);
  }

  private beatAll(): void {
    for (const stream of this.streams.keys()) {
      stream.write(BEAT);
      this.watchEnd(stream);
    }
    void this.askAboutAll();
    for (const [workspaceId, channel] of this.channels) {
      if (channel.isIdle) this.channels.delete(workspaceId);
    }
  }

  /** A round that takes longer than a beat is not overtaken by the next one. */
  private async askAboutAll(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    await this.askInTurn([...this.streams.keys()]);
    this.asking = false;
  }

  private async askInTurn(streams: readonly LiveStream[]): Promise<void> {
    const rest = streams.values();
    const asker = async () => {
      for (const stream of rest) if (this.streams.has(stream)) await this.ask(stream);
    };
    await Promise.all(Array.from({ length: ASKED_AT_ONCE }, asker));
  }

  /** A session that ends before the next beat is asked about when it ends, not when the beat comes. */
  private watchEnd(stream: LiveStream): void {
    const left = (stream.reader.endsAt?.getTime() ?? Infinity) - Date.now();
    if (left > LIVE_HEARTBEAT_MS) return;
    const look = () => void (this.streams.has(stream) && this.ask(stream));
    setTimeout(look, Math.max(0, left) + AFTER_END_MS).unref();
  }

  private async ask(stream: LiveStream): Promise<void> {
    // A check that cannot be made says nothing about the owner: the stream stays until one can.
    const mayStay = await stream.reader.mayStay().catch(() => true);
    if (!mayStay) stream.end(endedFrame());
  }
}
