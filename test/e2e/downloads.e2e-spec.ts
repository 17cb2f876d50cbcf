import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOWNLOADS } from '@covibe/contracts';
import { CompanionManifest } from '@covibe/contracts/dto';
import { expectReply } from '../support/expect-reply.js';
import { type TestApp, testApp } from '../support/test-app.js';

const TARBALL = randomBytes(50_000);
const MANIFEST: CompanionManifest = {
  version: '1.2.3',
  sha256: createHash('sha256').update(TARBALL).digest('hex'),
  size: TARBALL.length,
  signature: null,
  key_id: null,
};

describe('the downloads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'covibe-downloads-'));
  const served = join(folder, 'downloads');
  let server: TestApp;

  beforeAll(async () => {
    server = await testApp({ env: { COVIBE_DOWNLOADS_DIR: served } });
    writeFileSync(join(folder, 'secret.tgz'), 'not for anybody');
  });
  beforeEach(() => {
    mkdirSync(served, { recursive: true });
    writeFileSync(join(served, 'co-vibe.tgz'), TARBALL);
    writeFileSync(join(served, 'co-vibe.json'), JSON.stringify(MANIFEST));
    writeFileSync(join(served, 'co-vibe.key'), 'not for anybody');
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) =>
    server.inject({ url, headers });

  it('are the bytes of the build and what is said about them, to anybody', async () => {
    const tarball = await get(DOWNLOADS.tarball.path);
    const manifest = await get(DOWNLOADS.manifest.path);
    expect([tarball.statusCode, manifest.statusCode]).toEqual([200, 200]);
    expect(tarball.headers['content-type']).toBe('application/gzip');
    expect(manifest.headers['content-type']).toBe('application/json; charset=utf-8');
    const { sha256, size } = expectReply(CompanionManifest, manifest);
    expect(createHash('sha256').update(tarball.rawPayload).digest('hex')).toBe(sha256);
    expect(tarball.rawPayload).toHaveLength(size);
    for (const { headers } of [tarball, manifest]) {
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-encoding']).toBeUndefined();
    }
  });

  it.each([DOWNLOADS.tarball.path, DOWNLOADS.manifest.path])(
    '%s is not sent again to somebody who has it',
    async (url) => {
      const { etag } = (await get(url)).headers;
      expect(etag).toMatch(/^"[\w-]{43}"$/);
      const again = await get(url, { 'if-none-match': `"other", ${String(etag)}` });
      expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
      expect((await get(url, { 'if-none-match': '"other"' })).statusCode).toBe(200);
    },
  );

  it.each([
    [DOWNLOADS.tarball.path, TARBALL.length],
    [DOWNLOADS.manifest.path, JSON.stringify(MANIFEST).length],
  ])('%s is described to somebody who only asks how large it is', async (url, size) => {
    const head = await server.inject({ method: 'HEAD', url });
    expect([head.statusCode, head.rawPayload.length]).toEqual([200, 0]);
    expect(Number(head.headers['content-length'])).toBe(size);
    expect(head.headers.etag).toBe((await get(url)).headers.etag);
  });

  it('are the new ones as soon as a build has replaced them', async () => {
    const before = await get(DOWNLOADS.manifest.path);
    writeFileSync(
      join(served, 'co-vibe.json'),
      JSON.stringify({ ...MANIFEST, version: '1.2.4-next' }),
    );
    const after = await get(DOWNLOADS.manifest.path, {
      'if-none-match': String(before.headers.etag),
    });
    expect(after.json<CompanionManifest>().version).toBe('1.2.4-next');
  });

  it('say what to do where nothing was built', async () => {
    rmSync(served, { recursive: true });
    for (const url of [DOWNLOADS.tarball.path, DOWNLOADS.manifest.path]) {
      const reply = await get(url);
      expect([reply.statusCode, reply.json()]).toEqual([
        404,
        expect.objectContaining({
          code: 'downloads/not_built',
          error: expect.stringContaining('npm run build') as string,
        }),
      ]);
    }
  });

  it.each([
    '/downloads',
    '/downloads/',
    '/downloads/co-vibe.key',
    '/downloads/../secret.tgz',
    '/downloads/..%2fsecret.tgz',
    '/downloads/%2e%2e/secret.tgz',
    '/downloads/co-vibe.tgz/../../secret.tgz',
    '/downloads/..%5csecret.tgz',
    '/downloads//etc/passwd',
  ])('hold nothing else: %s', async (url) => {
    const reply = await get(url);
    expect([400, 404]).toContain(reply.statusCode);
    expect(reply.body).not.toContain('not for anybody');
  });
});
