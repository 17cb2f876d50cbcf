import { isHiddenFrom, shownTo, type Profile } from './private-rule.js';

const lena: Profile = {
  id: 'dev_lena',
  name: 'Lena Vogel',
  handle: 'lena',
  avatar_url: '/uploads/avatars/x.webp',
  visibility: 'private',
};

describe('a private developer', () => {
  it('is nobody in particular to a peer', () => {
    const shown = shownTo('dev_tobias', lena);
    expect(shown).toEqual({
      id: null,
      name: 'Private teammate',
      handle: 'private',
      avatar_url: null,
    });
    expect(JSON.stringify(shown)).not.toMatch(/lena|vogel|webp/i);
  });

  it('is nobody in particular to a viewer who is not known', () => {
    expect(shownTo(undefined, lena).id).toBeNull();
  });

  it('sees themselves as they are', () => {
    expect(shownTo('dev_lena', lena)).toMatchObject({ id: 'dev_lena', handle: 'lena' });
    expect(isHiddenFrom('dev_lena', lena)).toBe(false);
  });
});

describe('a public developer', () => {
  it('is shown to everybody', () => {
    const open: Profile = { ...lena, visibility: 'public' };
    expect(shownTo('dev_tobias', open)).toMatchObject({ name: 'Lena Vogel', handle: 'lena' });
    expect(isHiddenFrom(undefined, open)).toBe(false);
  });
});
