import { toldTail } from './told-tail.js';

const HOME = ['', 'home', 'lena'].join('/');
const TOKEN = `cv_${'Q'.repeat(36)}`;

describe('the end of what a failed run said', () => {
  it('names neither home nor token', () => {
    expect(toldTail(`no ${HOME}/.claude for ${TOKEN}\n`, HOME)).toBe('no ~/.claude for cv_…QQQQ');
  });

  it.each(Array.from({ length: 81 }, (_, place) => -1_040 + place))(
    'shows nothing of a token that begins %i characters from the end',
    (offset) => {
      const text = `${'a'.repeat(3_000)} ${TOKEN} `;
      const tail = 'b'.repeat(Math.max(0, -offset - TOKEN.length - 1));
      expect(toldTail(text + tail, HOME)).not.toMatch(/Q{5}/);
    },
  );

  it('is no longer than an error may be, with the words before it', () => {
    const told = toldTail(`${'a'.repeat(3_000)} the cause`, HOME, 'Paxel ended with exit code 3: ');
    expect(told).toHaveLength(1_000);
    expect(told).toMatch(/^Paxel ended with exit code 3: a+ the cause$/);
  });

  it.each([0, 1])('begins with a whole character, %i from the cut', (shift) => {
    const told = toldTail('\u{1f680}'.repeat(900) + 'x'.repeat(shift), HOME);
    expect(told.isWellFormed()).toBe(true);
  });

  it('holds nothing that a terminal obeys or a database refuses', () => {
    const text =
      '\u001b]8;;https://x.example\u0007link\u001b]8;;\u0007 \u001b[31mred\u001b[0m \u0000\u0008a\tb\nc';
    expect(toldTail(text, HOME)).toBe('link red a\tb\nc');
  });

  it('keeps its slashes where the home folder is the root', () => {
    expect(toldTail('cannot read /claude', '/')).toBe('cannot read /claude');
  });
});
