import { daysUpTo, periodOf } from './period.js';

const NOW = new Date('2026-03-01T00:30:00Z');

describe('a period', () => {
  it('ends today and is followed back by one of the same length', () => {
    expect(periodOf(NOW, 7)).toEqual({
      days: 7,
      from: '2026-02-23',
      to: '2026-03-01',
      previousFrom: '2026-02-16',
    });
    expect(periodOf(NOW).days).toBe(30);
  });

  it('names every day once, the oldest first, over the end of a month', () => {
    const days = daysUpTo(NOW, 182);
    expect(new Set(days).size).toBe(182);
    expect(days.slice(-3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  });
});
