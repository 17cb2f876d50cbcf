import { EventEmitter } from 'node:events';
import { jest } from '@jest/globals';
import { LiveChannel, type FrameCounter } from './live-channel.js';
import { LiveStream } from './live-stream.js';

class Reader extends EventEmitter {
  writableLength = 0;
  writableEnded = false;
  readonly got: string[] = [];

  write(text: string): void {
    this.got.push(text);
  }

  /** Frames only: what the stream opens with is not one. */
  get frames(): { id: string; event: string; [field: string]: unknown }[] {
    return this.got
      .filter((text) => text.includes('event: '))
      .map((text) => {
        const [id, event, body] = ['id', 'event', 'data'].map(
          (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? '',
        );
        return { id: id ?? '', event: event ?? '', ...(JSON.parse(body ?? '{}') as object) };
      });
  }
}

describe('the live channel of a workspace', () => {
  let counter: FrameCounter;
  let channel: LiveChannel;

  beforeEach(() => {
    jest.useFakeTimers();
    counter = { epoch: 'epoch', last: 0 };
    channel = new LiveChannel(counter);
  });
  afterEach(() => {
    channel.close();
    jest.useRealTimers();
  });

  const join = (lastEventId?: string, reader = new Reader()) => {
    const stream = new LiveStream(
      reader as unknown as ConstructorParameters<typeof LiveStream>[0],
      { owner: 'dev_1', mayStay: () => Promise.resolve(true) },
      (slow) => channel.resyncOne(slow),
    );
    channel.join(stream, lastEventId);
    return { reader, stream };
  };

  it('tells a newcomer when to come back and where the story stands', () => {
    counter.last = 7;
    expect(join().reader.got).toEqual(['retry: 1000\nid: epoch.7\n\n']);
  });

  it('sends the first change at once', () => {
    const { reader } = join();
    channel.changed('task');
    expect(reader.frames).toEqual([
      { id: 'epoch.1', event: 'changed', topics: ['task'], covers: 1 },
    ]);
  });

  it('folds those of the next 100 ms into one frame that says how many it stands for', () => {
    const { reader } = join();
    channel.changed('task');
    for (const topic of ['task', 'member', 'task']) channel.changed(topic);
    jest.advanceTimersByTime(99);
    expect(reader.frames).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(reader.frames[1]).toMatchObject({ topics: ['task', 'member'], covers: 3 });
  });

  it('keeps one frame per window while a burst lasts, and is at once again after it', () => {
    const { reader } = join();
    for (let millis = 0; millis < 1_000; millis += 10) {
      channel.changed('task');
      jest.advanceTimersByTime(10);
    }
    jest.advanceTimersByTime(200);
    expect(reader.frames).toHaveLength(11);
    const covered = reader.frames.reduce((sum, frame) => sum + Number(frame.covers), 0);
    expect(covered).toBe(100);
    channel.changed('task');
    expect(reader.frames).toHaveLength(12);
  });

  it('gives a reader that comes back the frames it missed, and only those', () => {
    join();
    for (let change = 0; change < 3; change += 1) {
      channel.changed(`topic-${change}`);
      jest.advanceTimersByTime(100);
    }
    expect(join('epoch.1').reader.frames.map((frame) => frame.id)).toEqual(['epoch.2', 'epoch.3']);
    expect(join('epoch.3').reader.frames).toEqual([]);
  });

  it.each([
    ['a server that has restarted since', 'another.1'],
    ['a place that is still to come', 'epoch.99'],
    ['a place that is no number', 'epoch.soon'],
    ['no place at all', 'nonsense'],
    ['something else’s id', 'x'.repeat(5_000)],
  ])('has a reader fetch everything again that names %s', (_, lastEventId) => {
    join();
    channel.changed('task');
    expect(join(lastEventId).reader.frames).toMatchObject([{ event: 'resync', id: 'epoch.1' }]);
  });

  it('has a reader fetch everything again that missed more than is remembered', () => {
    join();
    for (let change = 0; change < 300; change += 1) {
      channel.changed('task');
      jest.advanceTimersByTime(100);
    }
    expect(join('epoch.10').reader.frames).toMatchObject([{ event: 'resync' }]);
    expect(join('epoch.290').reader.frames).toHaveLength(10);
  });

  it('has everybody fetch again when its source was lost, also those who come back later', () => {
    const { reader } = join();
    channel.changed('task');
    channel.resync();
    expect(reader.frames.map((frame) => frame.event)).toEqual(['changed', 'resync']);
    expect(join('epoch.1').reader.frames).toMatchObject([{ event: 'resync' }]);
    expect(join('epoch.2').reader.frames).toEqual([]);
  });

  it('drops frames of a reader that is too slow and has it fetch again once it caught up', () => {
    const { reader } = join();
    reader.writableLength = 300 * 1024;
    for (let change = 0; change < 5; change += 1) {
      channel.changed('task');
      jest.advanceTimersByTime(100);
    }
    expect(reader.frames).toEqual([]);
    reader.writableLength = 0;
    reader.emit('drain');
    expect(reader.frames).toMatchObject([{ event: 'resync', id: 'epoch.5' }]);
  });

  it('sends nothing to who has left', () => {
    const { reader, stream } = join();
    channel.leave(stream);
    channel.changed('task');
    expect(reader.frames).toEqual([]);
  });

  it('is idle when nobody listens and nothing waits', () => {
    const { stream } = join();
    channel.changed('task');
    channel.leave(stream);
    expect(channel.isIdle).toBe(false);
    jest.advanceTimersByTime(100);
    expect(channel.isIdle).toBe(true);
  });
});
