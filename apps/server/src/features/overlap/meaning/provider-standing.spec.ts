import { ProviderStanding } from './provider-standing.js';

const MINUTE = 60_000;

describe('the standing of an embedding provider', () => {
  let now = 0;
  let standing: ProviderStanding;

  beforeEach(() => {
    now = 0;
    standing = new ProviderStanding(() => now);
  });

  it('lets nobody wait for one that never answered', () => {
    expect(standing.isTrusted).toBe(false);
    expect(standing.mayBeTried).toBe(true);
    standing.answered();
    expect(standing.isTrusted).toBe(true);
  });

  it('survives two failures in a row, and not a third', () => {
    standing.answered();
    expect([standing.failed(), standing.failed()]).toEqual([false, false]);
    expect(standing.isTrusted).toBe(true);
    standing.answered();
    expect([standing.failed(), standing.failed()]).toEqual([false, false]);
    expect(standing.failed()).toBe(true);
    expect(standing.isTrusted).toBe(false);
    expect(standing.mayBeTried).toBe(false);
  });

  it('is tried again after a minute, then ever later, at last every quarter of an hour', () => {
    standing.answered();
    for (const rest of [1, 2, 4, 8, 15, 15]) {
      while (standing.isTrusted) standing.failed();
      if (rest > 1) standing.failed();
      now += rest * MINUTE - 1;
      expect(standing.mayBeTried).toBe(false);
      now += 1;
      expect(standing.mayBeTried).toBe(true);
    }
    standing.answered();
    expect(standing.isTrusted).toBe(true);
  });

  it('rests at once where the first try fails, and says so once', () => {
    expect(standing.failed()).toBe(true);
    expect(standing.mayBeTried).toBe(false);
    now += MINUTE;
    expect(standing.failed()).toBe(false);
  });
});
