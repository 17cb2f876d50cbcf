import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { BrowserPerson } from '../support/browser-person.js';
import { plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

describe('the public site', () => {
  let server: TestApp;
  const get = (url: string, headers: Record<string, string> = {}) =>
    server.inject({ method: 'GET', url, headers });

  beforeAll(async () => {
    server = await testApp();
  });
  afterAll(() => server.stop());

  it('shows the landing page to anybody, without a cookie', async () => {
    const page = await get('/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.body).toContain('<h1>Know what every agent is working on</h1>');
    expect(page.body).toContain('npm start');
    expect(page.body).toContain('http://localhost:3000/api/mcp');
    expect(page.body).toContain('What never leaves a developer’s machine');
  });

  it('leads somebody who is signed in to their work, and lets no cache keep either answer', async () => {
    const { member } = await plantTenant(server.database, { name: 'acme' });
    const person = await BrowserPerson.signedIn(server, member.id);
    const led = await person.get('/');
    expect([led.statusCode, led.headers.location]).toEqual([302, '/workstreams']);
    expect(led.headers.vary).toBe('Cookie');
    const shown = await get('/');
    expect(shown.headers['cache-control']).toBe('private, no-cache');
    expect(shown.headers.vary).toBe('Accept-Encoding, Cookie');
  });

  it('leads the old address of the landing page to the new one', async () => {
    const moved = await get('/landing');
    expect([moved.statusCode, moved.headers.location]).toEqual([301, '/']);
  });

  it('allows no inline code, no foreign file, no frame and no other base', async () => {
    const { headers, body } = await get('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).not.toMatch(/unsafe|nonce|https?:|\*/);
    for (const rule of [
      "default-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]) {
      expect(policy.split('; ')).toContain(rule);
    }
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(body).not.toMatch(/ style=| on[a-z]+=|<style|<script>/);
  });

  it('names files that a browser may keep for ever, and serves only those', async () => {
    const { body } = await get('/');
    const files = [...body.matchAll(/"(\/site\/page\.[^"]+)"/g)].map((match) => String(match[1]));
    expect(files.map((file) => file.split('.').at(-1))).toEqual(['css', 'js']);
    for (const file of files) {
      const asset = await get(file);
      expect(asset.statusCode).toBe(200);
      expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
    for (const other of ['/site/page.css', '/site/..%2f..%2fmain.js', '/site/page.js.map']) {
      expect((await get(other)).statusCode).toBe(404);
    }
  });

  it('shows the real console in both themes, from files that a browser may keep for ever', async () => {
    const { body } = await get('/');
    const files = [...body.matchAll(/"(\/site\/workstreams-[^"]+\.webp)"/g)].map(
      ([, file]) => file,
    );
    expect(files).toHaveLength(4);
    for (const file of files) {
      const picture = await get(file ?? '');
      expect(picture.headers['content-type']).toBe('image/webp');
      expect(picture.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(picture.rawPayload.subarray(8, 12).toString()).toBe('WEBP');
      expect(picture.rawPayload.length).toBeLessThanOrEqual(80 * 1024);
    }
  });

  it('carries the colours of the console in its stylesheet', async () => {
    const { body } = await get('/');
    const css = await get(/"(\/site\/[^"]+\.css)"/.exec(body)?.[1] ?? '');
    expect(css.body).toContain('--plane:light-dark(');
    expect(css.body).toContain('Inter Variable');
    expect(css.body).not.toContain('/*');
  });

  it('weighs at most 30 kB with its styles', async () => {
    const { body } = await get('/');
    const css = await get(/"(\/site\/[^"]+\.css)"/.exec(body)?.[1] ?? '');
    expect(Buffer.byteLength(body) + Buffer.byteLength(css.body)).toBeLessThanOrEqual(30 * 1024);
  });

  it('compresses for those who take it and says so to caches', async () => {
    const plain = await get('/');
    const br = await get('/', { 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await get('/', { 'accept-encoding': 'gzip, br;q=0' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect([br.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual([
      'br',
      'gzip',
    ]);
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
    for (const { headers } of [plain, br, gzip]) {
      expect(headers.vary).toMatch(/^Accept-Encoding\b/);
    }
  });

  it('answers 304 to a browser that has the page already', async () => {
    const first = await get('/');
    const again = await get('/', { 'if-none-match': `"other", W/${first.headers.etag}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await get('/', { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('lets search engines read the landing page and the docs, and nothing else', async () => {
    const robots = await get('/robots.txt');
    expect(robots.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(robots.body.split('\n')).toEqual(
      expect.arrayContaining(['Allow: /$', 'Allow: /docs', 'Disallow: /']),
    );
  });

  it('answers an unknown address with a 404 that search engines drop, dressed like the site', async () => {
    for (const path of ['/nothing/here', '/share/unknown', '/wp-login.php']) {
      const page = await get(path);
      expect([page.statusCode, page.headers['x-robots-tag']]).toEqual([404, 'noindex']);
      expect(page.body).toContain('Nothing is at this address');
    }
  });
});
