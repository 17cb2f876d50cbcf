import { ConfigFaults } from './platform/config/setting-reader.js';
import { whyUnusable } from './platform/config/upload-folder.js';
import { WrongDatabaseRole } from './platform/database/database-role.js';
import { PortTaken } from './platform/http/listen.js';
import { startupFault } from './startup-fault.js';

const withCode = (code: string) => Object.assign(new Error('driver words'), { code });

describe('a start that fails', () => {
  it('names every fault of the configuration, one a line', () => {
    expect(startupFault(new ConfigFaults(['One.', 'Two.']))).toBe('One.\nTwo.');
  });

  it.each([
    [new WrongDatabaseRole('DATABASE_URL signs in as "x".'), /^DATABASE_URL signs in as "x"\.$/],
    [new PortTaken('Port 3000 is taken.'), /^Port 3000 is taken\.$/],
    [withCode('28P01'), /user or password/],
    [withCode('3D000'), /does not exist/],
    [withCode('53300'), /no more connections/],
    [withCode('57P03'), /cannot be reached \(57P03\)/],
    [withCode('ECONNREFUSED'), /cannot be reached \(ECONNREFUSED\)/],
    [withCode('EAI_AGAIN'), /cannot be reached \(EAI_AGAIN\)/],
    [
      new Error('Connection terminated due to connection timeout'),
      /cannot be reached \(no answer\)/,
    ],
    [withCode('EACCES'), /above 1023/],
    [withCode('EADDRNOTAVAIL'), /HOST names an address/],
  ])('says why in one sentence: %p', (fault, sentence) => {
    expect(startupFault(fault)).toMatch(sentence);
    expect(startupFault(fault)).not.toMatch(/\n|driver words/);
  });

  it('keeps the stack of what nobody foresaw', () => {
    expect(startupFault(new Error('odd'))).toContain('startup-fault.spec');
    expect(startupFault('odd')).toBe('odd');
    expect(startupFault(undefined)).toBe('undefined');
  });

  it.each([
    ['ENOSPC', /disk of \/srv\/uploads is full/],
    ['EROFS', /cannot be written to/],
    ['EACCES', /this user may write to/],
    [undefined, /unknown fault/],
  ])('says what to do about a folder that fails with %s', (code, sentence) => {
    const words = whyUnusable('/srv/uploads', code);
    expect(words).toMatch(sentence);
    expect(words).toContain('COVIBE_UPLOAD_DIR');
  });
});
