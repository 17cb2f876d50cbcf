import { HOME_PATH, returnTo } from './return-to.js';

describe('where sign-in returns to', () => {
  it.each([
    '/settings',
    '/activity?person=ada&range=7d',
    '/performance/developers/ada#ledger',
    '/onboarding',
    '/settings?next=http://elsewhere.example/%2f%2e',
    '/performance/developers/zo%C3%AB',
  ])('keeps the path %s', (path) => {
    expect(returnTo(path)).toBe(path);
  });

  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['another origin', 'https://evil.example/settings'],
    ['a host without a scheme', '//evil.example'],
    ['a backslash for a slash', '/\\evil.example'],
    ['a tab inside the slashes', '/\t/evil.example'],
    ['a newline inside the slashes', '/\n/evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['dots that collapse into a host', '/.//evil.example'],
    ['a climb that collapses into a host', '/a/..//evil.example'],
    ['a path without its slash', 'settings'],
    ['the front page', '/'],
    ['sign-in itself', '/auth/sign-in?returnTo=/settings'],
    ['sign-in in capitals', '/AUTH/sign-in'],
    ['a climb back to sign-in', '/settings/../auth/sign-in'],
    ['an interface of the server', '/api/session'],
    ['the sign-in callback', '/callback?code=1'],
    ['a slash in disguise', '/%2f%2Fevil.example'],
    ['a backslash in disguise', '/settings/%5c/evil.example'],
    ['a backslash further on', '/settings/..\\..\\evil.example'],
    ['a climb in disguise', '/settings/%2e%2e%2fapi/session'],
    ['slashes that another reader might unfold', '/settings//evil.example'],
    ['a disguise under a disguise', '/%252f%252fevil.example'],
    ['a line break in disguise', '/settings%0d%0aset-cookie:a=b'],
    ['sign-in with a letter in disguise', '/%61uth/sign-in'],
    ['an interface with a letter in disguise', '/%41pi/session'],
    ['a NUL', '/settings\u0000'],
    ['more text than a path needs', `/${'a'.repeat(1024)}`],
  ])('answers home for %s', (_, asked) => {
    expect(returnTo(asked)).toBe(HOME_PATH);
  });
});
