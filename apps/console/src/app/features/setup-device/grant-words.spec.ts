import { askedAgo, countdown, secondsLeft } from './grant-words.js';

const NOW = new Date('2026-05-04T12:00:00Z');
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000).toISOString();

describe('the age of a request', () => {
  it.each([
    [0, 'just now'],
    [-1, 'just now'],
    [-2, '2 seconds ago'],
    [-59, '59 seconds ago'],
    [-60, '1 minute ago'],
    [-119, '1 minute ago'],
    [-599, '9 minutes ago'],
    [5, 'just now'],
  ])('%d s from now is %s', (seconds, words) => {
    expect(askedAgo(at(seconds), NOW)).toBe(words);
  });
});

describe('what is left of a code', () => {
  it.each([
    [600, '10:00'],
    [65, '1:05'],
    [0.4, '0:01'],
    [0, '0:00'],
    [-5, '0:00'],
  ])('%d s before its end is %s', (seconds, shown) => {
    expect(countdown(secondsLeft(at(seconds), NOW))).toBe(shown);
  });
});
