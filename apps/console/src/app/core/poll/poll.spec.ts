import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { poll } from './poll.js';

describe('polling', () => {
  let runs: number;
  let fails: boolean;
  let pace: number | null;

  const hide = (hidden: boolean): void => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const run = (): Promise<void> => {
    runs++;
    return fails ? Promise.reject(new Error('down')) : Promise.resolve();
  };

  beforeEach(() => {
    jest.useFakeTimers();
    [runs, fails, pace] = [0, false, 1_000];
    TestBed.runInInjectionContext(() => poll({ every: () => pace, run }));
  });

  afterEach(() => {
    hide(false);
    jest.useRealTimers();
  });

  it('repeats at the pace it is told, the newest each time', async () => {
    await jest.advanceTimersByTimeAsync(3_000);
    expect(runs).toBe(3);
    pace = 5_000;
    await jest.advanceTimersByTimeAsync(6_000);
    expect(runs).toBe(5);
  });

  it('slows down while runs fail and returns to its pace after one succeeds', async () => {
    fails = true;
    await jest.advanceTimersByTimeAsync(7_000);
    expect(runs).toBe(3);
    fails = false;
    await jest.advanceTimersByTimeAsync(8_000);
    expect(runs).toBe(4);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(runs).toBe(6);
  });

  it('rests in a hidden tab and runs at once when it is seen again', async () => {
    hide(true);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(runs).toBe(0);
    hide(false);
    expect(runs).toBe(1);
  });

  it('begins when a signal tells a pace where there was none', async () => {
    const told = signal<number | null>(null);
    pace = null;
    let asked = 0;
    const again = (): Promise<void> => {
      asked++;
      return Promise.resolve();
    };
    TestBed.runInInjectionContext(() => poll({ every: told, run: again }));
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(asked).toBe(0);
    told.set(500);
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(asked).toBe(2);
    told.set(null);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(asked).toBe(3);
  });

  it('ends when the pace is null and when its owner is gone', async () => {
    await jest.advanceTimersByTimeAsync(1_000);
    TestBed.resetTestingModule();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(runs).toBe(1);

    pace = null;
    TestBed.runInInjectionContext(() => poll({ every: () => pace, run }));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(runs).toBe(1);
  });
});
