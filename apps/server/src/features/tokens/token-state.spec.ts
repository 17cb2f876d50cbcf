import { tokenState } from './token-state.js';

const NOW = new Date('2026-05-04T12:00:00Z');
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const DAY = 86_400;

describe('the state of a token', () => {
  it.each([
    ['active until two weeks before its end', 14 * DAY + 1, 'active'],
    ['expiring from two weeks before its end', 14 * DAY, 'expiring'],
    ['expiring in its last second', 1, 'expiring'],
    ['expired at its end', 0, 'expired'],
    ['expired long after', -400 * DAY, 'expired'],
  ])('is %s', (_, seconds, state) => {
    expect(tokenState({ expires_at: inSeconds(seconds), revoked_at: null }, NOW)).toBe(state);
  });

  it.each([90 * DAY, 1, -1])('is revoked once revoked, %d seconds before its end', (seconds) => {
    const times = { expires_at: inSeconds(seconds), revoked_at: inSeconds(-5) };
    expect(tokenState(times, NOW)).toBe('revoked');
  });
});
