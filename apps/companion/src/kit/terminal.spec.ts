import { minutesAndSeconds, plain, reportLine, wantsColours } from './terminal.js';

describe('what a terminal is shown', () => {
  it.each([
    [true, {}, true],
    [true, { TERM: 'xterm-256color', NO_COLOR: '' }, true],
    [true, { NO_COLOR: '1' }, false],
    [true, { TERM: 'dumb' }, false],
    [false, {}, false],
  ])('has colours for eyes only (a terminal: %s, %j): %s', (isTerminal, env, wanted) => {
    expect(wantsColours(isTerminal, env)).toBe(wanted);
  });

  it('says the same in colour and without', () => {
    expect(reportLine('fail', 'token', 'ended')).toBe('FAIL token: ended');
    expect(reportLine('fail', 'token', 'ended', true)).toBe('\u001b[31mFAIL\u001b[0m token: ended');
  });

  it('obeys nothing that came from elsewhere', () => {
    expect(plain('a\u001b[2Jb\r\nc\u202ed\u2028e\u0007')).toBe('a [2Jb c d e');
  });

  it('counts down as a clock does', () => {
    const shown = [600_000, 59_001, 500, -1].map(minutesAndSeconds);
    expect(shown).toEqual(['10:00', '1:00', '0:01', '0:00']);
  });
});
