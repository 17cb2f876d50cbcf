import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import { HANDLE_MAX, PHOTO_MAX_BYTES, PROFILE, SESSION } from '@covibe/contracts';
import { ProfileReply, SessionReply } from '@covibe/contracts/dto';
import sharp from 'sharp';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

const PLACE = 'CANARY-52.5200N-13.4050E';

describe('a profile', () => {
  const uploads = mkdtempSync(join(tmpdir(), 'covibe-uploads-'));
  const files = () => {
    const folder = join(uploads, 'avatars');
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  let server: TestApp;
  let acme: PlantedTenant;
  let other: PlantedTenant;
  let admin: BrowserPerson;
  let member: BrowserPerson;
  let tenants = 0;

  beforeAll(async () => {
    server = await testApp({ env: { COVIBE_UPLOAD_DIR: uploads } });
    other = await plantTenant(server.database, { name: 'other' });
  });
  beforeEach(async () => {
    tenants += 1;
    acme = await plantTenant(server.database, { name: `acme-${tenants}` });
    admin = await BrowserPerson.signedIn(server, acme.admin.id);
    member = await BrowserPerson.signedIn(server, acme.member.id);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(uploads, { recursive: true });
  });

  const mine = async (person: BrowserPerson) =>
    expectReply(ProfileReply, await person.get(PROFILE.mine.path));
  const change = (person: BrowserPerson, wish: object) =>
    person.send('PATCH', PROFILE.change.path, wish);
  const upload = (person: BrowserPerson, payload: Buffer, type = 'image/png') =>
    server.inject({
      method: 'PUT',
      url: PROFILE.setPhoto.path,
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': type,
        cookie: person.cookieHeader,
      },
      payload,
    });
  const photo = async (person: BrowserPerson) => {
    const picture = await sharp({
      create: { width: 900, height: 600, channels: 3, background: '#2a6' },
    })
      .withExif({ IFD0: { ImageDescription: PLACE } })
      .jpeg()
      .toBuffer();
    expect(picture.includes(PLACE)).toBe(true);
    return expectReply(ProfileReply, await upload(person, picture, 'image/jpeg'));
  };

  it('says what others see and that a local server has no passwords', async () => {
    expect(await mine(member)).toEqual({
      id: acme.member.id,
      name: 'mel',
      handle: 'mel',
      email: acme.member.email,
      visibility: 'public',
      avatar_url: null,
      has_password: false,
    });
    const reply = await member.send('POST', PROFILE.requestPasswordReset.path);
    expect(reply.statusCode).toBe(409);
    expect(reply.body).toMatch(/COVIBE_AUTH_MODE=workos/);
  });

  it('changes its name, handle and visibility, each alone or together', async () => {
    expectReply(ProfileReply, await change(member, { name: '  Mel  Ito ' }));
    expectReply(ProfileReply, await change(member, { handle: 'mel-ito', visibility: 'private' }));
    expect(await mine(member)).toMatchObject({
      name: 'Mel Ito',
      handle: 'mel-ito',
      visibility: 'private',
    });
    const session = expectReply(SessionReply, await member.get(SESSION.current.path));
    expect(session.developer.handle).toBe('mel-ito');
  });

  it('keeps its address, whatever is asked', async () => {
    const reply = await change(member, { email: 'else@acme.example' });
    expect(reply.statusCode).toBe(400);
    expect(JSON.parse(reply.body)).toMatchObject({ field: 'email' });
  });

  it('shares no handle inside the tenant, but does across tenants', async () => {
    const taken = await change(member, { handle: 'ada' });
    expect(taken.statusCode).toBe(409);
    expect(JSON.parse(taken.body)).toMatchObject({ code: 'members/handle_taken', field: 'handle' });
    const theirs = await BrowserPerson.signedIn(server, other.member.id);
    await change(theirs, { handle: 'only-there' });
    expect((await change(member, { handle: 'only-there' })).statusCode).toBe(200);
    expect((await change(member, { handle: 'only-there' })).statusCode).toBe(200);
  });

  it.each(['admin', 'Me', 'me', 'a', '-a', 'a--b', 'ä', 'x'.repeat(HANDLE_MAX + 1), '', 5])(
    'refuses the handle %j',
    async (handle) => {
      const reply = await change(member, { handle });
      expect(reply.statusCode).toBe(400);
      expect(JSON.parse(reply.body)).toMatchObject({ field: 'handle' });
    },
  );

  describe('with a photo', () => {
    it('shows it redrawn: small, square, without what the file said about its place', async () => {
      const { avatar_url } = await photo(member);
      const reply = await admin.get(avatar_url ?? '');
      expect(reply.statusCode).toBe(200);
      expect(reply.headers).toMatchObject({
        'content-type': 'image/webp',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      });
      expect(reply.headers['content-security-policy']).toContain('sandbox');
      const { width, height, exif } = await sharp(reply.rawPayload).metadata();
      expect([width, height, exif]).toEqual([512, 512, undefined]);
      expect(reply.rawPayload.includes(PLACE)).toBe(false);
    });

    it('keeps one file: the one before is removed, and so is the last', async () => {
      const before = files().length;
      const first = await photo(member);
      const second = await photo(member);
      expect(second.avatar_url).not.toBe(first.avatar_url);
      expect(files()).toHaveLength(before + 1);
      expect((await member.get(first.avatar_url ?? '')).statusCode).toBe(404);
      const reply = await member.send('DELETE', PROFILE.removePhoto.path);
      expect(expectReply(ProfileReply, reply).avatar_url).toBeNull();
      expect(files()).toHaveLength(before);
    });

    it('is invisible to another tenant, and to peers once its owner is private', async () => {
      const { avatar_url } = await photo(admin);
      const theirs = await BrowserPerson.signedIn(server, other.admin.id);
      const unknown = await theirs.get(`/uploads/avatars/${'a'.repeat(32)}.webp`);
      const foreign = await theirs.get(avatar_url ?? '');
      expect(foreign.statusCode).toBe(404);
      expect(words(foreign.body)).toEqual(words(unknown.body));
      expect((await member.get(avatar_url ?? '')).statusCode).toBe(200);
      await change(admin, { visibility: 'private' });
      expect((await member.get(avatar_url ?? '')).statusCode).toBe(404);
      expect((await admin.get(avatar_url ?? '')).statusCode).toBe(200);
      expect((await new BrowserPerson(server).get(avatar_url ?? '')).statusCode).toBe(401);
    });

    it.each([
      '../../package.json',
      '..%2f..%2fpackage.json',
      '%2e%2e/x.webp',
      'x.webp.part',
      '.webp',
    ])('is never any other file (%s)', async (name) => {
      const reply = await member.get(`/uploads/avatars/${name}`);
      expect(reply.statusCode).toBe(404);
      expect(reply.body).not.toContain('co-vibe-house');
    });
  });

  describe('refuses as a photo', () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    );
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

    it.each([
      ['nothing', Buffer.alloc(0)],
      ['text that calls itself a picture', Buffer.from('hello')],
      ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['a drawing with script', svg],
      ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
      ['a PNG that ends after its first bytes', png],
      ['a PNG with a page behind its first bytes', Buffer.concat([png, svg])],
      ['a small file that unfolds to 900 megapixels', pngOf(30_000, 30_000)],
      ['a file that claims to be endless', pngOf(2 ** 31 - 1, 1)],
    ])('%s', async (_, bytes) => {
      const before = files();
      const reply = await upload(member, bytes);
      expect(reply.statusCode).toBe(400);
      expect(JSON.parse(reply.body)).toMatchObject({ code: 'profile/broken_picture' });
      expect(files()).toEqual(before);
      expect((await mine(member)).avatar_url).toBeNull();
    });

    it('more than two megabytes', async () => {
      const reply = await upload(member, Buffer.concat([png, Buffer.alloc(PHOTO_MAX_BYTES)]));
      expect(reply.statusCode).toBe(413);
    });

    it.each(['image/svg+xml', 'image/gif', 'text/html', 'multipart/form-data; boundary=x'])(
      'what calls itself %s',
      async (type) => {
        expect((await upload(member, png, type)).statusCode).toBe(415);
      },
    );

    it('one from a page of another site', async () => {
      const reply = await server.inject({
        method: 'PUT',
        url: PROFILE.setPhoto.path,
        headers: {
          'sec-fetch-site': 'cross-site',
          'content-type': 'image/png',
          cookie: member.cookieHeader,
        },
        payload: png,
      });
      expect(reply.statusCode).toBe(403);
    });
  });

  it('takes a picture on this one route and on no other', async () => {
    const reply = await server.inject({
      method: 'PATCH',
      url: PROFILE.change.path,
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'image/png',
        cookie: member.cookieHeader,
      },
      payload: Buffer.from([0x89, 0x50]),
    });
    expect(reply.statusCode).toBe(415);
  });

  it('writes the redrawn file for the server alone', async () => {
    await photo(member);
    const [name = ''] = files();
    expect(name).toMatch(/^[a-z2-7]{32}\.webp$/);
    expect(readFileSync(join(uploads, 'avatars', name)).includes(PLACE)).toBe(false);
  });
});

function words(body: string): unknown {
  const { request_id: _, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return rest;
}

/** A valid, tiny PNG file that claims a size; its pixels compress to almost nothing. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
