import { signal } from '@angular/core';
import { optimistically } from './optimistic.js';

describe('an optimistic write', () => {
  const shown = (value: string | undefined) => {
    const now = signal(value);
    let reloads = 0;
    return {
      value: now,
      set: (next: string | undefined) => now.set(next),
      reload: () => ++reloads > 0,
      reloads: () => reloads,
    };
  };

  it('is shown before the server has answered, and stays when it agrees', async () => {
    const list = shown('old');
    const write = optimistically(
      list,
      (now: string) => `${now} and new`,
      () => Promise.resolve('reply'),
    );
    expect(list.value()).toBe('old and new');
    expect(await write).toBe('reply');
    expect([list.value(), list.reloads()]).toEqual(['old and new', 0]);
  });

  it('is undone when the server refuses, who is asked anew, and passes the reason on', async () => {
    const list = shown('old');
    const write = optimistically(
      list,
      () => 'new',
      () => Promise.reject(new Error('refused')),
    );
    await expect(write).rejects.toThrow('refused');
    expect([list.value(), list.reloads()]).toEqual(['old', 1]);
  });

  it('writes also while nothing is shown yet', async () => {
    const list = shown(undefined);
    expect(
      await optimistically(
        list,
        () => 'new',
        () => Promise.resolve(1),
      ),
    ).toBe(1);
    expect(list.value()).toBeUndefined();
  });
});
