import { CookieSeal } from './cookie-seal.js';

const PASSWORD = 'a cookie password, long enough to be one';

interface Content {
  name: string;
}

describe('a sealed cookie', () => {
  const seal = new CookieSeal<Content>(PASSWORD, 'session');
  const sealed = seal.seal({ name: 'Ada Lövelace' });

  it('opens to what was sealed, and shows nothing of it', () => {
    expect(seal.open(sealed)).toEqual({ name: 'Ada Lövelace' });
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('Ada');
    expect(sealed).toMatch(/^v1\.[\w-]+$/);
  });

  it('looks different every time', () => {
    expect(seal.seal({ name: 'Ada' })).not.toBe(seal.seal({ name: 'Ada' }));
  });

  it('does not open with any one character changed', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed.charAt(at) === 'A' ? 'B' : 'A';
      expect(seal.open(sealed.slice(0, at) + other + sealed.slice(at + 1))).toBeUndefined();
    }
  });

  it('does not open when cut or lengthened', () => {
    for (let length = 0; length < sealed.length; length += 1) {
      expect(seal.open(sealed.slice(0, length))).toBeUndefined();
    }
    for (const more of ['A', '=', '.', ' ', '%', '\u0000', 'ü']) {
      expect(seal.open(sealed + more)).toBeUndefined();
    }
  });

  it('does not open with another password or for another purpose', () => {
    expect(new CookieSeal(`${PASSWORD}!`, 'session').open(sealed)).toBeUndefined();
    expect(new CookieSeal(PASSWORD, 'sign-in').open(sealed)).toBeUndefined();
  });
});
