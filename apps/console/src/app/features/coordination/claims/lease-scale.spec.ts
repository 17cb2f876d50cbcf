import { percentOf, scaleOf, ticksOf, timeLeft } from './lease-scale.js';

const NOW = new Date('2026-03-09T10:00:00Z');
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString();
const lease = (from: number, to: number) => ({ granted_at: at(from), lease_until: at(to) });

describe('the time leases are drawn on', () => {
  it('reaches from the oldest grant, an hour back at most, to the last end', () => {
    const scale = scaleOf([lease(-20, 40), lease(-5, 90)], NOW);
    expect([scale.from, scale.to]).toEqual([Date.parse(at(-20)), Date.parse(at(90))]);
    expect(scaleOf([lease(-400, 10)], NOW)).toEqual({
      from: Date.parse(at(-60)),
      to: Date.parse(at(30)),
    });
  });

  it('keeps what is outside of it at its edge', () => {
    const scale = scaleOf([lease(-400, 60)], NOW);
    expect(percentOf(Date.parse(at(-400)), scale)).toBe(0);
    expect(percentOf(NOW.getTime(), scale)).toBe(50);
    expect(percentOf(Date.parse(at(500)), scale)).toBe(100);
  });

  it.each([30, 70, 200, 480])('has a few round ticks for %d minutes', (minutes) => {
    const ticks = ticksOf(scaleOf([lease(-10, minutes)], NOW));
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThanOrEqual(8);
    for (const { label } of ticks) expect(label).toMatch(/^\d\d:(00|10|15|20|30|40|45|50)$/);
  });

  it.each([
    [80.5, '1 h 20 min left', false],
    [18, '18 min left', false],
    [4.5, '4 min left', true],
    [0.5, 'less than a minute left', true],
    [-1, 'lease is over', true],
  ])('says what is left of %d minutes', (minutes, words, isSoon) => {
    expect(timeLeft({ lease_until: at(minutes) }, NOW)).toEqual({ words, isSoon });
  });
});
