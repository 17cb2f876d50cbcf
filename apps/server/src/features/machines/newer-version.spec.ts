import { isNewer } from './newer-version.js';

describe('a newer version', () => {
  /** The order of the specification of semantic versions. */
  const ORDER = [
    '0.9.9',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.10',
    '1.9.0',
    '1.10.0',
    '2.0.0',
  ];

  it('is told from an older one and from the same, whatever leads to them', () => {
    for (const [later, offered] of ORDER.entries()) {
      for (const [earlier, installed] of ORDER.entries()) {
        const word = `${offered} after ${installed}`;
        expect(`${word}: ${isNewer(offered, installed)}`).toBe(`${word}: ${later > earlier}`);
      }
    }
  });

  it('is nothing that is no version', () => {
    expect(isNewer('latest', '1.0.0')).toBe(false);
    expect(isNewer('1.0.0', 'unknown')).toBe(false);
  });
});
