import { standingOf, type GrantTimes } from './grant-standing.js';

const NOW = new Date('2026-05-04T12:00:00Z');
const endsIn = (state: GrantTimes['state'], seconds: number): GrantTimes => ({
  state,
  expires_at: new Date(NOW.getTime() + seconds * 1000),
});

describe('where a grant stands', () => {
  it.each([
    ['pending', 1, 'pending'],
    ['pending', 0, 'expired'],
    ['pending', -1, 'expired'],
    ['approved', 1, 'approved'],
    ['approved', 0, 'expired'],
    ['denied', 1, 'denied'],
    ['denied', -1, 'denied'],
    ['consumed', 1, 'consumed'],
    ['consumed', -1, 'consumed'],
  ] as const)('%s, %d s before its end, is %s', (state, seconds, standing) => {
    expect(standingOf(endsIn(state, seconds), NOW)).toBe(standing);
  });

  it('is expired for a code that nobody knows', () => {
    expect(standingOf(undefined, NOW)).toBe('expired');
  });
});
