import { DestroyRef, DOCUMENT, effect, inject, Service, signal, untracked } from '@angular/core';
import type { ResourceRef, WritableSignal } from '@angular/core';
import { LIVE, LIVE_EVENTS, LIVE_RETRY_MS, type LiveChange } from '@covibe/contracts';
import { Session } from '../session/session.js';
import { OPEN_STREAM, STREAM_CLOSED, type EventStream } from './event-stream.js';

export type LiveStatus = 'connecting' | 'live' | 'reconnecting' | 'offline';

const LONGEST_RETRY_MS = 30_000;
/** Between two reloads of the same thing; well within the second in which a change has to show. */
const PACE_MS = 300;

/**
 * The one stream of changes of this tab. It carries topics, never data: whoever shows a topic
 * reloads. A hidden tab holds no stream, because a browser allows six connections to an origin.
 */
@Service()
export class Live {
  private readonly openStream = inject(OPEN_STREAM);
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private readonly topics = new Map<string, WritableSignal<number>>();
  private readonly now = signal<LiveStatus>('connecting');
  private stream: EventStream | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;
  private missed = false;
  private started = false;

  readonly status = this.now.asReadonly();

  constructor() {
    const window = this.document.defaultView!;
    const follow = (): void => this.follow();
    this.document.addEventListener('visibilitychange', follow);
    window.addEventListener('online', follow);
    window.addEventListener('offline', follow);
    inject(DestroyRef).onDestroy(() => {
      this.document.removeEventListener('visibilitychange', follow);
      window.removeEventListener('online', follow);
      window.removeEventListener('offline', follow);
      this.stop();
    });
  }

  start(): void {
    this.started = true;
    this.follow();
  }

  stop(): void {
    this.started = false;
    this.close();
  }

  /** Counts the changes of a topic; a gap in the stream counts as a change of every topic. */
  revision(topic: string): number {
    let count = this.topics.get(topic);
    if (!count) this.topics.set(topic, (count = signal(0)));
    return count();
  }

  /**
   * Reloads a resource when one of its topics changes; the old value stays meanwhile. What changes
   * while an answer is on its way is asked for once it is there, and never more often than `PACE_MS`:
   * a busy workspace would otherwise cancel each of its own requests before it was answered.
   */
  keepFresh(
    resource: Pick<ResourceRef<unknown>, 'reload'> & { isLoading?(): boolean },
    ...topics: string[]
  ): void {
    const changes = (): number => topics.reduce((sum, topic) => sum + this.revision(topic), 0);
    let seen: number | null = null;
    let asked = -PACE_MS;
    effect((onCleanup) => {
      const now = changes();
      seen ??= now;
      if (now === seen || resource.isLoading?.()) return;
      const wait = asked + PACE_MS - Date.now();
      const reload = (): void => {
        seen = untracked(changes);
        asked = Date.now();
        untracked(() => resource.reload());
      };
      if (wait <= 0) return reload();
      const timer = setTimeout(reload, wait);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** Brings the stream in line with what the tab can do: seen, connected to a network, started. */
  private follow(): void {
    const offline = this.document.defaultView?.navigator.onLine === false;
    if (offline) this.now.set('offline');
    if (!this.started || offline || this.document.hidden) return this.close();
    if (!this.stream) this.open();
  }

  private open(): void {
    clearTimeout(this.retry);
    this.now.set(this.missed ? 'reconnecting' : 'connecting');
    const stream = this.openStream(LIVE.stream.path);
    this.stream = stream;
    stream.addEventListener('open', () => this.opened());
    stream.addEventListener('error', () => this.broken(stream));
    stream.addEventListener(LIVE_EVENTS.changed, ({ data }) => this.changed(data));
    stream.addEventListener(LIVE_EVENTS.resync, () => this.changedAll());
    stream.addEventListener(LIVE_EVENTS.ended, () => this.askAgain());
  }

  private opened(): void {
    this.attempts = 0;
    this.now.set('live');
    // What happened between two streams was told to nobody.
    if (this.missed) this.changedAll();
    this.missed = false;
  }

  /** The browser repairs a dropped connection by itself, but gives up for good on a refusal. */
  private broken(stream: EventStream): void {
    if (this.now() !== 'offline') this.now.set('reconnecting');
    if (stream.readyState === STREAM_CLOSED) this.askAgain();
  }

  /** Opens a new stream after a pause that grows, unless nobody is signed in any more. */
  private askAgain(): void {
    this.close();
    const wait = Math.min(LIVE_RETRY_MS * 2 ** this.attempts++, LONGEST_RETRY_MS);
    this.retry = setTimeout(
      () => {
        void this.session.probe().then(({ kind }) => {
          if (kind === 'signed-in') this.follow();
        });
      },
      wait * (0.5 + Math.random() / 2),
    );
  }

  private close(): void {
    clearTimeout(this.retry);
    if (this.stream) this.missed = true;
    this.stream?.close();
    this.stream = null;
  }

  private changed(data: string): void {
    const { topics } = JSON.parse(data) as LiveChange;
    for (const topic of topics) this.topics.get(topic)?.update((count) => count + 1);
  }

  private changedAll(): void {
    for (const count of this.topics.values()) count.update((n) => n + 1);
  }
}
