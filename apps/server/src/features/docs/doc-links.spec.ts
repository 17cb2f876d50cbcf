import { resolveDocLink } from './doc-links.js';

const isPage = (path: string): boolean => path === 'how-to/add-a-table' || path === 'index';

describe('links of documentation pages', () => {
  it.each([
    ['add-a-table.md', '/docs/how-to/add-a-table'],
    ['./add-a-table.md#keys', '/docs/how-to/add-a-table#keys'],
    ['../index.md', '/docs/index'],
    ['#here', '#here'],
    ['/api/health', '/api/health'],
  ])('leads %s to %s', (href, to) => {
    expect(resolveDocLink('how-to/add-a-tool', href, isPage)).toEqual({ href: to, external: false });
  });

  it('marks another site as external', () => {
    expect(resolveDocLink('a', 'https://nodejs.org/en', isPage)).toEqual({
      href: 'https://nodejs.org/en',
      external: true,
    });
  });

  it.each([
    '../../how-to/add-a-table.md',
    '../../../etc/passwd',
    'missing.md',
    'add-a-table.ts',
    'javascript:alert(1)',
    '//evil.example/add-a-table.md',
    'mailto:a@b.example',
  ])('has no address for %s', (href) => {
    expect(resolveDocLink('how-to/add-a-tool', href, isPage)).toBeUndefined();
  });
});
