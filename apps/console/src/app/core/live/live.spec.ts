import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Session } from '../session/session.js';
import { OPEN_STREAM, STREAM_CLOSED, type EventStream } from './event-stream.js';
import { Live } from './live.js';

class StreamFake implements EventStream {
  readyState = 0;
  private readonly listeners = new Map<string, (event: MessageEvent<string>) => void>();

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.listeners.set(type, listener);
  }

  close(): void {
    this.readyState = STREAM_CLOSED;
  }

  emit(type: string, data: unknown = null): void {
    this.listeners.get(type)?.({ data: JSON.stringify(data) } as MessageEvent<string>);
  }

  refuse(): void {
    this.readyState = STREAM_CLOSED;
    this.emit('error');
  }
}

describe('live updates', () => {
  let streams: StreamFake[];
  let sessionKind: string;
  let probes: number;
  let live: Live;

  const hide = (hidden: boolean): void => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const connect = (online: boolean): void => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: online });
    window.dispatchEvent(new Event(online ? 'online' : 'offline'));
  };
  const last = (): StreamFake => streams.at(-1)!;

  beforeEach(() => {
    jest.useFakeTimers();
    streams = [];
    sessionKind = 'signed-in';
    probes = 0;
    const session = {
      probe: () => {
        probes++;
        return Promise.resolve({ kind: sessionKind });
      },
    };
    const openStream = (): EventStream => {
      const stream = new StreamFake();
      streams.push(stream);
      return stream;
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: OPEN_STREAM, useValue: openStream },
        { provide: Session, useValue: session },
      ],
    });
    live = TestBed.inject(Live);
    live.start();
  });

  afterEach(() => {
    hide(false);
    connect(true);
    jest.useRealTimers();
  });

  it('is live once the stream opened, and counts changes by topic', () => {
    expect(live.status()).toBe('connecting');
    last().emit('open');
    expect(live.status()).toBe('live');
    expect([live.revision('tasks'), live.revision('members')]).toEqual([0, 0]);
    last().emit('changed', { topics: ['tasks', 'nobody-looks'], covers: 3 });
    expect([live.revision('tasks'), live.revision('members')]).toEqual([1, 0]);
  });

  it('counts a resync as a change of every topic', () => {
    live.revision('tasks');
    last().emit('open');
    last().emit('resync');
    expect(live.revision('tasks')).toBe(1);
  });

  it('leaves a dropped connection to the browser, and reloads nothing after it resumed', () => {
    live.revision('tasks');
    last().emit('open');
    last().emit('error');
    expect(live.status()).toBe('reconnecting');
    last().emit('open');
    expect(live.status()).toBe('live');
    expect(streams).toHaveLength(1);
    expect(live.revision('tasks')).toBe(0);
  });

  it('asks for the session before it replaces a refused stream, then reloads everything', async () => {
    live.revision('tasks');
    last().emit('open');
    last().refuse();
    expect(probes).toBe(0);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(probes).toBe(1);
    expect(streams).toHaveLength(2);
    last().emit('open');
    expect(live.revision('tasks')).toBe(1);
  });

  it('waits longer after each refusal, up to half a minute', async () => {
    for (let refusals = 0; refusals < 8; refusals++) {
      last().refuse();
      await jest.advanceTimersByTimeAsync(30_000);
    }
    const before = streams.length;
    last().refuse();
    await jest.advanceTimersByTimeAsync(14_000);
    expect(streams).toHaveLength(before);
    await jest.advanceTimersByTimeAsync(16_000);
    expect(streams).toHaveLength(before + 1);
  });

  it('opens no other stream once the session has ended', async () => {
    sessionKind = 'signed-out';
    last().emit('open');
    last().emit('ended');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(probes).toBe(1);
    expect(streams).toHaveLength(1);
  });

  it('holds no stream in a hidden tab, and catches up when it is seen again', () => {
    live.revision('tasks');
    last().emit('open');
    hide(true);
    expect(last().readyState).toBe(STREAM_CLOSED);
    hide(false);
    expect(streams).toHaveLength(2);
    last().emit('open');
    expect(live.revision('tasks')).toBe(1);
  });

  it('says offline while there is no network, and reconnects with it', () => {
    last().emit('open');
    connect(false);
    expect(live.status()).toBe('offline');
    connect(true);
    expect(live.status()).toBe('reconnecting');
    last().emit('open');
    expect(live.status()).toBe('live');
  });

  it('reloads what is kept fresh, once a change, and not at first', () => {
    let reloads = 0;
    TestBed.runInInjectionContext(() =>
      live.keepFresh({ reload: () => Boolean(reloads++) }, 'tasks', 'members'),
    );
    TestBed.tick();
    expect(reloads).toBe(0);
    last().emit('changed', { topics: ['tasks', 'members'], covers: 1 });
    TestBed.tick();
    expect(reloads).toBe(1);
  });

  it('asks again for what changed while an answer was on its way', () => {
    const isLoading = signal(true);
    let reloads = 0;
    TestBed.runInInjectionContext(() =>
      live.keepFresh({ isLoading, reload: () => Boolean(reloads++) }, 'task'),
    );
    TestBed.tick();
    last().emit('changed', { topics: ['task'], covers: 1 });
    TestBed.tick();
    expect(reloads).toBe(0);
    isLoading.set(false);
    TestBed.tick();
    expect(reloads).toBe(1);
  });

  it('reloads at a pace that a burst of changes cannot raise, and misses none', () => {
    let reloads = 0;
    TestBed.runInInjectionContext(() =>
      live.keepFresh({ reload: () => Boolean(reloads++) }, 'task'),
    );
    TestBed.tick();
    for (let change = 0; change < 10; change++) {
      last().emit('changed', { topics: ['task'], covers: 1 });
      TestBed.tick();
      jest.advanceTimersByTime(100);
    }
    expect(reloads).toBeGreaterThanOrEqual(3);
    expect(reloads).toBeLessThanOrEqual(5);
    const before = reloads;
    jest.advanceTimersByTime(300);
    TestBed.tick();
    jest.advanceTimersByTime(300);
    expect(reloads - before).toBeLessThanOrEqual(1);
  });
});
