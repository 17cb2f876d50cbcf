import { isSameAddress, plainAddress } from './same-address.js';

describe('the address of a request', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', '::1'],
    ['::ffff:192.0.2.4', '192.0.2.4'],
    ['2001:DB8::1', '2001:db8::1'],
  ])('%s is the same as %s', (one, other) => {
    expect(isSameAddress(one, other)).toBe(true);
    expect(isSameAddress(other, one)).toBe(true);
  });

  it.each([
    ['127.0.0.1', '127.0.0.2'],
    ['192.0.2.4', '192.0.2.40'],
    ['2001:db8::1', '2001:db8::2'],
    ['::ffff:192.0.2.4', '2001:db8::1'],
  ])('%s is another than %s', (one, other) => {
    expect(isSameAddress(one, other)).toBe(false);
  });

  it('is kept short, whatever a proxy wrote in its place', () => {
    expect(plainAddress('x'.repeat(500))).toHaveLength(64);
  });
});
