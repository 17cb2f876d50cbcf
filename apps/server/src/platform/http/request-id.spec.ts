import { requestIdOf } from './request-id.js';

const idFor = (given?: string | string[]) => requestIdOf({ headers: { 'x-request-id': given } });

describe('the id of a request', () => {
  it('is made when none is given', () => {
    expect(idFor()).toMatch(/^req_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(idFor()).not.toBe(idFor());
  });

  it('is the caller’s where that is harmless', () => {
    expect(idFor('0af7651916cd43dd8448eb211c80319c')).toBe('0af7651916cd43dd8448eb211c80319c');
  });

  it.each(['short', 'x'.repeat(65), 'with space', 'a\nb-12345', '<b>12345678', 'größe-1234', ''])(
    'is ours instead of %j',
    (given) => {
      expect(idFor(given)).toMatch(/^req_/);
    },
  );
});
