import { Ids, sortableId } from './ids.js';

describe('an id', () => {
  it('says what it names and is 26 characters that cannot be mistaken for others', () => {
    const ids = new Ids({ now: () => new Date() });
    expect(ids.next('ws')).toMatch(/^ws_[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it('sorts by the time it was made', () => {
    const times = [0, 1, 31, 32, 1_000, Date.UTC(2026, 0), Date.UTC(2026, 0) + 1, 2 ** 48 - 1];
    const ids = times.map(sortableId);
    expect([...ids].sort()).toEqual(ids);
  });

  it('sorts in the order of making also within one millisecond', () => {
    const ids = Array.from({ length: 1_000 }, () => sortableId(7));
    expect([...ids].sort()).toEqual(ids);
  });

  it('follows the clock it was given', () => {
    const ids = new Ids({ now: () => new Date(0) });
    expect(ids.next('dev')).toMatch(/^dev_0{10}/);
  });

  it('never comes twice, even many within one millisecond', () => {
    const made = new Set(Array.from({ length: 50_000 }, () => sortableId(1)));
    expect(made.size).toBe(50_000);
  });

  it('uses all its characters evenly where it is random', () => {
    const counts = new Map<string, number>();
    for (let each = 0; each < 20_000; each += 1) {
      for (const character of sortableId(0).slice(12)) {
        counts.set(character, (counts.get(character) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(32);
    const expected = (20_000 * 14) / 32;
    const chiSquare = [...counts.values()].reduce(
      (sum, count) => sum + (count - expected) ** 2 / expected,
      0,
    );
    // 31 degrees of freedom: an even source exceeds this once in a million runs.
    expect(chiSquare).toBeLessThan(84);
  });
});
