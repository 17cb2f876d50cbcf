import { EventEmitter } from 'node:events';
import { LIVE_HEARTBEAT_MS } from '@covibe/contracts';
import { jest } from '@jest/globals';
import { LiveHub } from './live-hub.js';

class Response extends EventEmitter {
  writableLength = 0;
  writableEnded = false;
  destroyed = false;
  text = '';

  write(text: string): void {
    this.text += text;
  }

  end(lastWords: string): void {
    this.text += lastWords;
    this.writableEnded = true;
    this.emit('close');
  }
}

describe('the streams of a server process', () => {
  let hub: LiveHub;

  beforeEach(() => {
    jest.useFakeTimers();
    hub = new LiveHub();
  });
  afterEach(() => {
    hub.onModuleDestroy();
    jest.useRealTimers();
  });

  const open = (
    workspaceId: string,
    owner = 'dev_1',
    mayStay = () => Promise.resolve(true),
    more: { response?: Response; lastEventId?: string; endsAt?: Date } = {},
  ) => {
    const { response = new Response(), ...rest } = more;
    hub.open(workspaceId, response as unknown as Parameters<LiveHub['open']>[1], {
      owner,
      mayStay,
      ...rest,
    });
    return response;
  };

  it('hear of their own workspace only', () => {
    const [ours, theirs] = [open('ws_ours'), open('ws_theirs')];
    hub.changed('ws_ours', 'task');
    hub.changed('ws_nobody', 'task');
    expect(ours.text).toContain('"topics":["task"]');
    expect(theirs.text).not.toContain('data:');
  });

  it('are kept awake by a beat', () => {
    const response = open('ws_ours');
    jest.advanceTimersByTime(LIVE_HEARTBEAT_MS * 2);
    expect(response.text.match(/^: beat$/gm)).toHaveLength(2);
  });

  it('end at the next beat for whom they may no longer be open', async () => {
    let may = true;
    const response = open('ws_ours', 'dev_1', () => Promise.resolve(may));
    await jest.advanceTimersByTimeAsync(LIVE_HEARTBEAT_MS);
    expect(response.writableEnded).toBe(false);
    may = false;
    await jest.advanceTimersByTimeAsync(LIVE_HEARTBEAT_MS);
    expect(response.text).toMatch(/event: ended\ndata: \{\}\n\n$/);
    expect(hub.openStreams).toBe(0);
  });

  it('are looked at at once when the rights of their owner change', async () => {
    const gone = open('ws_ours', 'dev_1', () => Promise.resolve(false));
    const other = open('ws_ours', 'dev_2', () => Promise.resolve(false));
    hub.recheck('dev_1');
    await jest.advanceTimersByTimeAsync(0);
    expect([gone.writableEnded, other.writableEnded]).toEqual([true, false]);
  });

  it('are asked about a few at a time, so that others get an answer too', async () => {
    let [asked, most, all] = [0, 0, 0];
    const mayStay = async () => {
      most = Math.max(most, (asked += 1));
      all += 1;
      await new Promise((done) => setTimeout(done, 1));
      asked -= 1;
      return true;
    };
    for (let streams = 0; streams < 100; streams += 1) open('ws_ours', 'dev_1', mayStay);
    await jest.advanceTimersByTimeAsync(LIVE_HEARTBEAT_MS + 100);
    hub.recheck();
    await jest.advanceTimersByTimeAsync(100);
    expect([most, all]).toEqual([8, 200]);
  });

  it('stay when nobody can be asked whether they may', async () => {
    const response = open('ws_ours', 'dev_1', () => Promise.reject(new Error('database down')));
    await jest.advanceTimersByTimeAsync(LIVE_HEARTBEAT_MS);
    expect(response.writableEnded).toBe(false);
  });

  it('all end with a hint when to return, spread out, when the server stops', () => {
    const streams = Array.from({ length: 50 }, () => open('ws_ours'));
    hub.drain();
    const waits = streams.map((stream) => Number(/retry: (\d+)\n\n$/.exec(stream.text)?.[1]));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(5_000);
    expect(new Set(waits).size).toBeGreaterThan(10);
    expect([hub.openStreams, hub.isDraining]).toEqual([0, true]);
  });

  it('all fetch again when changes may have been missed', () => {
    const streams = [open('ws_ours'), open('ws_theirs')];
    hub.resyncAll();
    for (const stream of streams) expect(stream.text).toContain('event: resync');
  });

  it('are not kept for a reader who left before the stream was opened', () => {
    const response = new Response();
    response.destroyed = true;
    open('ws_ours', 'dev_1', undefined, { response });
    expect(hub.openStreams).toBe(0);
  });

  it('have a reader fetch again who was away while nobody listened', () => {
    const first = open('ws_ours');
    const lastEventId = /^id: (.+)$/m.exec(first.text)?.[1];
    first.emit('close');
    jest.advanceTimersByTime(LIVE_HEARTBEAT_MS);
    hub.changed('ws_ours', 'task');
    expect(open('ws_ours', 'dev_1', undefined, { lastEventId }).text).toContain('event: resync');
  });

  it('end within a second of the end of their session', async () => {
    const endsAt = new Date(Date.now() + LIVE_HEARTBEAT_MS + 5_000);
    const response = open('ws_ours', 'dev_1', () => Promise.resolve(Date.now() < +endsAt), {
      endsAt,
    });
    await jest.advanceTimersByTimeAsync(LIVE_HEARTBEAT_MS + 4_900);
    expect(response.writableEnded).toBe(false);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(response.text).toMatch(/event: ended/);
  });

  it('are forgotten when their reader leaves', () => {
    const response = open('ws_ours');
    response.emit('close');
    hub.changed('ws_ours', 'task');
    expect(response.text).not.toContain('data:');
    expect(hub.openStreams).toBe(0);
  });
});
