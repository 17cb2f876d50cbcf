import { keptEdits } from './kept-edits.js';

describe('the names in a form while the server sends others', () => {
  const source = { name: 'Ada', handle: 'ada' };

  it('are those of the server at first', () => {
    expect(keptEdits(source)).toEqual(source);
  });

  it('follow the server where nobody is editing, and stay where somebody is', () => {
    const value = { name: 'Ada King', handle: 'ada' };
    const now = { name: 'Ada L.', handle: 'countess' };
    expect(keptEdits(now, { source, value })).toEqual({ name: 'Ada King', handle: 'countess' });
  });
});
