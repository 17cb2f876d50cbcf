import { textDiff } from './text-diff.js';

describe('textDiff', () => {
  it('shows what changes with a little around it', () => {
    const before = 'a\nb\nc\nd\ne\nf\n';
    expect(textDiff(before, 'a\nb\nc\nD\ne\nE2\nf\n')).toEqual([
      ...['  b', '  c', '- d', '+ D', '  e', '+ E2', '  f'],
    ]);
    expect(textDiff(before, before)).toEqual([]);
    expect(textDiff('', 'x\ny\n')).toEqual(['+ x', '+ y']);
    expect(textDiff('x\r\n', 'x\r\ny\r\n')).toEqual(['  x', '+ y']);
  });

  it('never shows a token', () => {
    expect(textDiff('t = "cv_abcdefgh1234"\n', '').join()).not.toContain('abcdefgh');
  });
});
