import { dayWords, roundTop, shadeOf } from './day-scale.js';

describe('a scale of days', () => {
  it('ends at a round number', () => {
    expect(roundTop([])).toBe(1);
    expect(roundTop([3, 7])).toBe(10);
    expect(roundTop([12])).toBe(20);
    expect(roundTop([480])).toBe(500);
    expect(roundTop([501])).toBe(1000);
  });

  it('shades nothing as nothing and the most as the darkest', () => {
    expect(shadeOf(0, 20)).toBe(0);
    expect(shadeOf(1, 20)).toBe(1);
    expect(shadeOf(20, 20)).toBe(4);
    expect(shadeOf(1, 1)).toBe(1);
  });

  it('names days as they are counted', () => {
    expect(dayWords('2026-03-02')).toBe('Mon 2 Mar');
  });
});
