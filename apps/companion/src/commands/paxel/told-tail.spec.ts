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
});
