import { readFileSync } from 'node:fs';
import { type TestApp, testApp } from '../support/test-app.js';

const STARTED = 'product/getting-started';

describe('the documentation', () => {
  let server: TestApp;
  const get = (url: string, headers: Record<string, string> = {}) =>
    server.inject({ method: 'GET', url, headers });

  beforeAll(async () => {
    server = await testApp();
  });
  afterAll(() => server.stop());

  it('opens with every page under its group', async () => {
    const front = await get('/docs');
    expect(front.statusCode).toBe(200);
    const groups = [...front.body.matchAll(/<section class="shelf">\s*<h2>([^<]+)</g)];
    expect(groups.map((match) => match[1])).toEqual([
      'Product',
      'Engineering',
      'How-to',
      'Decisions',
    ]);
    expect(front.body).toContain(`href="/docs/${STARTED}"`);
  });

  it('shows a page with its title, its place in the contents and its sections', async () => {
    const page = await get(`/docs/${STARTED}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toMatch(/<title>[^<]+ · Co-Vibe docs<\/title>/);
    expect(page.body).toMatch(new RegExp(`href="/docs/${STARTED}"\\s+aria-current="page"`));
    const ids = [...page.body.matchAll(/<h2 id="([^"]+)"/g)].map((match) => match[1]);
    const toc = page.body.slice(page.body.indexOf('class="toc"'));
    expect(ids.length).toBeGreaterThan(1);
    for (const id of ids) expect(toc).toContain(`href="#${id}"`);
  });

  it('gives the markdown behind a page, byte for byte', async () => {
    const source = await get(`/docs/${STARTED}.md`);
    expect(source.headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(source.body).toBe(readFileSync(`docs/${STARTED}.md`, 'utf8'));
  });

  it('colours code by classes and never by inline styles', async () => {
    const page = await get('/docs/engineering/architecture');
    expect(page.body).toMatch(/<span class="code-(keyword|function|comment)">/);
    expect(page.body).not.toMatch(/ style=/);
  });

  it('finds pages by words of titles and headings, without JavaScript', async () => {
    const found = await get('/docs/search?q=getting%20started');
    expect(found.statusCode).toBe(200);
    expect(found.headers['x-robots-tag']).toBe('noindex');
    expect(found.body).toMatch(new RegExp(`<h2><a href="/docs/${STARTED}"`));
    expect((await get('/docs/search?q=zzzz')).body).toContain('No page has “zzzz”');
    expect((await get('/docs/search')).body).toContain('Type a word');
  });

  it('shows what was searched for without running it', async () => {
    const page = await get(`/docs/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('<script>alert');
    expect(page.body).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    for (const odd of ['/docs/search?q=a&q=b', '/docs/search?q[x]=1']) {
      expect((await get(odd)).statusCode).toBe(200);
    }
  });

  it('answers 304 to a reader who has the page', async () => {
    const first = await get(`/docs/${STARTED}`);
    const again = await get(`/docs/${STARTED}`, { 'if-none-match': String(first.headers.etag) });
    expect(again.statusCode).toBe(304);
  });

  it.each([
    '/docs/nothing',
    '/docs/nothing.md',
    '/docs/product',
    '/docs/../package.json',
    '/docs/..%2fpackage.json',
    '/docs/%2e%2e/package.json',
    '/docs/..%2f..%2fREADME.md',
    '/docs/..%5c..%5cREADME.md',
    '/docs/%2e%2e%2fREADME.md',
    '/docs/....//....//README.md',
    '/docs/engineering/../../README.md',
    '/docs/engineering%2f..%2f..%2fREADME.md',
    '/docs//etc/passwd',
    '/docs/%2fetc%2fpasswd',
    '/docs/file:///etc/passwd',
    '/docs/.git/config',
    '/docs/.hidden.md',
    '/docs/product/.getting-started.md',
    `/docs/${STARTED}.MD`,
    `/docs/${STARTED}.md.md`,
    `/docs/${STARTED}%20`,
    `/docs/__proto__`,
    '/docs/constructor',
  ])('has no page at %s', async (path) => {
    const page = await get(path);
    expect(page.statusCode).toBe(404);
    expect(page.body).not.toMatch(/"dependencies"|root:x:|\[core\]/);
  });

  it.each(['/docs/%00', '/docs/a%00.md', '/docs/%zz', '/docs/%c0%ae%c0%ae/README.md'])(
    'refuses the broken address %s',
    async (path) => {
      const page = await get(path);
      expect(page.statusCode).toBe(400);
    },
  );

  it('says of a missing page that it is missing, under the face of the docs', async () => {
    const page = await get('/docs/nothing');
    expect(page.headers['x-robots-tag']).toBe('noindex');
    expect(page.body).toContain('There is no such page');
    expect(page.body).toContain(`href="/docs/${STARTED}"`);
  });
});
