import { ConfigFaults, SettingReader } from './setting-reader.js';

describe('a setting', () => {
  it.each(['1', 'true', 'on', 'yes', 'TRUE', ' Yes '])('of %j is on', (value) => {
    expect(new SettingReader({ FLAG: value }).flag('FLAG')).toBe(true);
  });

  it.each(['0', 'false', 'off', 'no', 'No', '', undefined])('of %j is off', (value) => {
    const read = new SettingReader({ FLAG: value });
    expect(read.flag('FLAG')).toBe(false);
    expect(() => read.finish()).not.toThrow();
  });

  it('may be any number within its range, its ends included', () => {
    const range = { least: 1, most: 9, otherwise: 5 };
    const read = (N?: string) => new SettingReader({ N }).number('N', range);
    expect([read('1'), read('9'), read('007'), read()]).toEqual([1, 9, 7, 5]);
  });

  it.each(['0', '10', '99999999999999999999', '0x5', 'Infinity', '٣'])(
    'that must be from 1 to 9 cannot be %s',
    (N) => {
      const reader = new SettingReader({ N });
      expect(reader.number('N', { least: 1, most: 9, otherwise: 5 })).toBe(5);
      expect(() => reader.finish()).toThrow('N must be a whole number from 1 to 9.');
    },
  );

  it('is trimmed', () => {
    expect(new SettingReader({ T: '  text ' }).text('T')).toBe('text');
  });

  it('that is one of some words must be one exactly', () => {
    const words = ['one', 'two'] as const;
    expect(new SettingReader({ W: 'two' }).choice('W', words, 'one')).toBe('two');
    const reader = new SettingReader({ W: 'Two' });
    expect(reader.choice('W', words, 'one')).toBe('one');
    expect(() => reader.finish()).toThrow(ConfigFaults);
  });

  it('may be an origin without its trailing slash', () => {
    const originOf = (O: string) => new SettingReader({ O }).origin('O');
    expect(originOf('http://localhost:3000/')).toBe('http://localhost:3000');
    expect(originOf('https://[::1]:8443')).toBe('https://[::1]:8443');
  });
});
