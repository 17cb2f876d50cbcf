import { type FakeHost, fakeHost } from '../../../../../test/support/companion-host.js';
import { openPage, ownPage } from './browser.js';

const ORIGIN = 'http://localhost:3000';

describe('the page to approve on', () => {
  let host: FakeHost;
  beforeEach(() => {
    host = fakeHost();
  });
  afterEach(() => host.remove());

  it.each([
    ['darwin', 'open'],
    ['win32', 'rundll32'],
    ['linux', 'xdg-open'],
    ['freebsd', 'xdg-open'],
  ] as const)('is opened on %s by %s, without a shell', (platform, program) => {
    host.platform = platform;
    const page = ownPage(`${ORIGIN}/setup/authorize?code=$(touch M)&calc`, ORIGIN) ?? '';
    openPage(host, page);
    expect(host.launched[0]?.[0]).toBe(program);
    expect(host.launched[0]?.at(-1)).toBe(`${ORIGIN}/setup/authorize?code=$(touch%20M)&calc`);
  });

  it.each([
    ['http://LOCALHOST:3000/x', `${ORIGIN}/x`],
    ['http://localhost:3000.evil.example/', undefined],
    ['http://localhost:3000@evil.example/', undefined],
    ['http://user:secret@localhost:3000/', undefined],
    ['https://localhost:3000/', undefined],
    ['http://localhost/', undefined],
    ['//localhost:3000/', undefined],
    ['-version', undefined],
    ['file:///etc/passwd', undefined],
    ['javascript:alert(1)', undefined],
    ['', undefined],
  ])('%s is %s', (address, page) => {
    expect(ownPage(address, ORIGIN)).toBe(page);
  });
});
