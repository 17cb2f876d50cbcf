import { RefusedTokens } from './refused-tokens.js';

describe('refused tokens', () => {
  const started = Date.parse('2026-05-04T12:00:00Z');
  let now = started;
  let refused: RefusedTokens;
  const note = (times: number, address = '192.0.2.1') =>
    Array.from({ length: times }, () => refused.note(address)).at(-1);

  beforeEach(() => {
    now = started;
    refused = new RefusedTokens(() => now);
  });

  it('hold nobody back until there are more than a person would send', () => {
    expect(note(120)).toBe(0);
    expect(refused.secondsHeld('192.0.2.1')).toBe(0);
    expect(note(1)).toBe(60);
    expect(refused.secondsHeld('192.0.2.1')).toBe(60);
  });

  it('are counted by address', () => {
    note(200);
    expect(refused.secondsHeld('192.0.2.2')).toBe(0);
    expect(note(1, '192.0.2.2')).toBe(0);
  });

  it('are forgotten within a minute, however many there were', () => {
    note(5_000);
    now = started + 59_999;
    expect(refused.secondsHeld('192.0.2.1')).toBe(1);
    now = started + 60_000;
    expect(refused.secondsHeld('192.0.2.1')).toBe(0);
    expect(note(120)).toBe(0);
  });

  it('of very many addresses do not fill the memory', () => {
    for (let n = 0; n < 20_001; n += 1) refused.note(`address ${n}`);
    expect((refused as unknown as { counts: Map<string, unknown> }).counts.size).toBe(1);
  });
});
