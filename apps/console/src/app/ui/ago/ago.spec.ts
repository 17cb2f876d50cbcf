import { TestBed } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { Ago } from './ago.js';
import { relativeTime } from './relative-time.js';

const NOW = new Date('2026-03-14T12:00:00Z');
const before = (ms: number): Date => new Date(NOW.getTime() - ms);
const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];

describe('a moment', () => {
  it.each([
    [0, 'now'],
    [59 * SECOND, 'now'],
    [61 * SECOND, '1 min ago'],
    [59 * MINUTE, '59 min ago'],
    [90 * MINUTE, '1 h ago'],
    [-(3 * HOUR), 'in 3 h'],
    [29 * DAY, '29 d ago'],
    [40 * DAY, '2 Feb'],
    [400 * DAY, '7 Feb 2025'],
    [-(60 * DAY), '13 May'],
  ])('%d ms back is "%s"', (ms, words) => {
    expect(relativeTime(before(ms), NOW)).toBe(words);
  });

  describe('on a page', () => {
    beforeEach(() => jest.useFakeTimers({ now: NOW }));
    afterEach(() => jest.useRealTimers());

    const show = (at: string | null) => {
      const fixture = TestBed.createComponent(Ago);
      fixture.componentRef.setInput('at', at);
      fixture.componentRef.setInput('unknown', 'never used');
      fixture.detectChanges();
      return { fixture, host: fixture.nativeElement as Element };
    };

    it('says the exact time on hover and stays true while the page is open', () => {
      const { fixture, host } = show(before(2 * MINUTE).toISOString());
      expect(host.textContent.trim()).toBe('2 min ago');
      expect(host.querySelector('time')?.title).toContain('14 March 2026');
      for (let half = 0; half < 4; half++) {
        jest.advanceTimersByTime(MINUTE / 2);
        fixture.detectChanges();
      }
      expect(host.textContent.trim()).toBe('4 min ago');
    });

    it('says why it is unknown, and is accessible then', async () => {
      const { host } = show(null);
      expect(host.textContent.trim()).toBe('n/a, never used');
      jest.useRealTimers();
      await expectAccessible(host);
    });
  });
});
