import { jest } from '@jest/globals';
import { TooManyRequests } from '../../platform/errors/app-error.js';
import { TokenTurns } from './token-turns.js';

describe('the calls of one token', () => {
  let turns: TokenTurns;
  let running: number;
  let most: number;
  let ends: (() => void)[];

  const call = (token = 'tok_busy') =>
    turns.take(token, async () => {
      most = Math.max(most, (running += 1));
      await new Promise<void>((end) => ends.push(end));
      running -= 1;
    });
  const settled = () => jest.advanceTimersByTimeAsync(0);

  beforeEach(() => {
    jest.useFakeTimers();
    turns = new TokenTurns();
    running = most = 0;
    ends = [];
  });
  afterEach(() => jest.useRealTimers());

  it('take turns, in the order they came, and all come to an end', async () => {
    const all = Promise.all(Array.from({ length: 100 }, () => call()));
    while (ends.length > 0) {
      for (const end of ends.splice(0)) end();
      await settled();
    }
    await all;
    expect(most).toBe(16);
  });

  it('do not hold up those of another', async () => {
    for (let calls = 0; calls < 50; calls += 1) void call();
    const quick = jest.fn<() => Promise<void>>().mockResolvedValue(undefined);
    await turns.take('tok_calm', quick);
    expect(quick).toHaveBeenCalled();
  });

  it('are refused beyond a line of reasonable length', async () => {
    for (let calls = 0; calls < 516; calls += 1) void call();
    await expect(call()).rejects.toThrow(TooManyRequests);
  });

  it('are refused when their turn does not come in time, and leave the line', async () => {
    for (let calls = 0; calls < 16; calls += 1) void call();
    const late = expect(call()).rejects.toMatchObject({ status: 429, retryAfter: 1 });
    await jest.advanceTimersByTimeAsync(15_000);
    await late;
    for (const end of ends.splice(0)) end();
    await settled();
    void call();
    expect(running).toBe(1);
  });

  it('make room also when they fail', async () => {
    for (let calls = 0; calls < 20; calls += 1) {
      await expect(turns.take('tok_busy', () => Promise.reject(new Error('no')))).rejects.toThrow();
    }
    void call();
    expect(running).toBe(1);
  });
});
