import { jest } from '@jest/globals';
import pg from 'pg';
import { SESSION } from '@covibe/contracts';
import { Clock } from '../../apps/server/src/platform/clock/clock.js';
import { type BrowserPerson } from '../support/browser-person.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { plantCompany, signedInWithWorkos, type WorkosCompany } from '../support/workos-person.js';
import { WorkosStub } from '../support/workos-stub/index.js';

const AUTHENTICATE = 'POST /user_management/authenticate';
const RENEWAL = { grant_type: 'refresh_token' };
const MINUTE_MS = 60_000;
const TABS = 20;

describe('a session with WorkOS', () => {
  let stub: WorkosStub;
  let server: TestApp;
  let acme: WorkosCompany;
  let hour = 0;

  beforeAll(async () => {
    stub = await WorkosStub.start();
    server = await testApp({ env: stub.env });
    acme = await plantCompany(server, stub, { name: 'acme' });
  });
  beforeEach(() => {
    // Every test has an hour of its own, so that no pause or memory of one reaches the next.
    hour += 1;
    minutesLater(0);
    stub.seen.length = 0;
  });
  afterEach(() => {
    stub.heal();
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await server.stop();
    await stub.stop();
  });

  const ada = () => signedInWithWorkos(server, { user: acme.adminUser });
  const status = async (person: BrowserPerson) =>
    (await person.get(SESSION.current.path)).statusCode;
  const renewals = () => stub.count(AUTHENTICATE, RENEWAL);

  /** Moves the clock of the server; tokens granted from now on live five minutes beyond it. */
  function minutesLater(minutes: number): void {
    const ahead = hour * 60 + minutes;
    const now = new Date(Date.now() + ahead * MINUTE_MS);
    jest.spyOn(server.app.get(Clock), 'now').mockReturnValue(now);
    stub.tokens.accessTokenSeconds = 300 + ahead * 60;
  }

  it('asks WorkOS nothing while its token is fresh', async () => {
    const person = await ada();
    stub.seen.length = 0;
    stub.fail('*', 'cut');
    expect([await status(person), await status(person)]).toEqual([200, 200]);
    expect(stub.seen).toEqual([]);
  });

  it('is renewed without anybody noticing, once for twenty tabs', async () => {
    const person = await ada();
    const before = person.cookieHeader;
    minutesLater(5.5);
    const replies = await Promise.all(
      Array.from({ length: TABS }, () =>
        server.inject({ url: SESSION.current.path, headers: { cookie: before } }),
      ),
    );
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(TABS).fill(200));
    expect(renewals()).toBe(1);
    const given = replies.map(
      ({ cookies }) => cookies.find(({ name }) => name === 'covibe_session')?.value,
    );
    expect(given.every((value) => value && !before.includes(value))).toBe(true);
  });

  it('serves a tab that still sends the cookie from before the renewal', async () => {
    const person = await ada();
    const late = person.cookieHeader;
    minutesLater(5.5);
    expect(await status(person)).toBe(200);
    const reply = await server.inject({ url: SESSION.current.path, headers: { cookie: late } });
    expect([reply.statusCode, renewals()]).toEqual([200, 1]);
  });

  it('goes on through many renewals', async () => {
    const person = await ada();
    for (let round = 1; round <= 5; round += 1) {
      minutesLater(round * 10);
      expect(await status(person)).toBe(200);
    }
    expect(renewals()).toBe(5);
  });

  it.each([500, 502, 429, 'cut'] as const)(
    'keeps its cookie and its person while WorkOS answers %s',
    async (fault) => {
      const person = await ada();
      const cookie = person.cookies.get('covibe_session');
      minutesLater(7);
      stub.fail(AUTHENTICATE, fault);
      expect(await status(person)).toBe(200);
      expect(person.cookies.get('covibe_session')).toBe(cookie);
      stub.heal();
      minutesLater(7.2);
      expect(await status(person)).toBe(200);
      expect(person.cookies.get('covibe_session')).not.toBe(cookie);
    },
  );

  it('keeps its person while WorkOS says nothing at all', async () => {
    const person = await ada();
    const cookie = person.cookies.get('covibe_session');
    minutesLater(7);
    stub.fail(AUTHENTICATE, 'silence');
    const replies = await Promise.all([status(person), status(person), status(person)]);
    expect(replies).toEqual([200, 200, 200]);
    expect(person.cookies.get('covibe_session')).toBe(cookie);
    expect(renewals()).toBe(1);
  });

  it('waits for WorkOS with 503 once nothing vouches for it any more, and never signs out', async () => {
    const person = await ada();
    minutesLater(30);
    stub.fail(AUTHENTICATE, 503);
    const reply = await person.get(SESSION.current.path);
    expect(reply.statusCode).toBe(503);
    expect(reply.headers['retry-after']).toBeDefined();
    expect(reply.json()).toMatchObject({ code: 'auth/provider_unavailable' });
    expect(person.cookies.has('covibe_session')).toBe(true);
    stub.heal();
    minutesLater(31);
    expect(await status(person)).toBe(200);
  });

  it.each([
    ['the session was ended there', () => endSessions(stub)],
    ['the membership was taken there', () => stub.records.memberships.clear()],
    ['the client is refused', () => stub.fail(AUTHENTICATE, 401)],
  ])('ends when its token ran out and %s', async (_, change) => {
    const kept = new Map(stub.records.memberships);
    const person = await ada();
    minutesLater(6);
    change();
    const answer = await status(person);
    stub.records.memberships = kept;
    expect(answer).toBe(401);
    expect(person.cookies.has('covibe_session')).toBe(false);
  });

  it.each([
    ['a turned bit', (sealed: string) => turned(sealed)],
    ['a cut end', (sealed: string) => sealed.slice(0, -3)],
    ['a cut middle', (sealed: string) => sealed.slice(0, 40)],
    ['one character', () => 'v'],
    ['broken base64', (sealed: string) => `${sealed}%%%`],
    ['a seal of the official library', () => `Fe26.2*1*aa*bb*cc**dd*ee~2`],
  ])('is nobody’s with %s in its cookie', async (_, change) => {
    const person = await ada();
    person.cookies.set('covibe_session', change(person.cookies.get('covibe_session') ?? ''));
    expect(await status(person)).toBe(401);
    expect(person.cookies.has('covibe_session')).toBe(false);
  });

  it('is nobody’s on a server with another cookie password', async () => {
    const person = await ada();
    const env = { ...stub.env, WORKOS_COOKIE_PASSWORD: 'another password that is long enough too' };
    const other = await testApp({ env });
    const headers = { cookie: person.cookieHeader };
    const reply = await other.inject({ url: SESSION.current.path, headers });
    expect(reply.statusCode).toBe(401);
    await other.stop();
  });

  it('works on every server process with the same cookie password', async () => {
    const person = await ada();
    const { ownerUrl, appUrl } = server.database;
    const database = { ownerUrl, appUrl, drop: () => Promise.resolve() };
    const second = await testApp({ env: stub.env, database });
    stub.fail('*', 'cut');
    const headers = { cookie: person.cookieHeader };
    const reply = await second.inject({ url: SESSION.current.path, headers });
    expect(reply.statusCode).toBe(200);
    await second.stop();
  });

  it('is over at once after signing out, here and at WorkOS, whoever kept the cookie', async () => {
    const person = await ada();
    const kept = person.cookieHeader;
    const reply = await person.send('POST', SESSION.signOut.path);
    const { next } = reply.json<{ next: string }>();
    expect(person.cookies.has('covibe_session')).toBe(false);
    const replay = await server.inject({ url: SESSION.current.path, headers: { cookie: kept } });
    expect(replay.statusCode).toBe(401);
    expect([...stub.records.sessions.values()].at(-1)?.status).toBe('ended');
    expect(stub.count('POST /user_management/sessions/revoke')).toBe(1);
    const after = await fetch(next, { redirect: 'manual' });
    expect(new URL(after.headers.get('location') ?? '').pathname).toBe('/');
  });

  it('is over at once when WorkOS cannot be told', async () => {
    const person = await ada();
    const kept = person.cookieHeader;
    minutesLater(30);
    stub.fail('*', 500);
    expect((await person.send('POST', SESSION.signOut.path)).statusCode).toBe(200);
    stub.heal();
    const replay = await server.inject({ url: SESSION.current.path, headers: { cookie: kept } });
    expect(replay.statusCode).toBe(401);
  });

  it('ends within a second for somebody who was removed here', async () => {
    const mel = await signedInWithWorkos(server, { user: acme.memberUser });
    expect(await status(mel)).toBe(200);
    const owner = new pg.Client({ connectionString: server.database.ownerUrl });
    await owner.connect();
    await owner.query(
      `update tenant_memberships set status = 'removed' where tenant_id = $1 and developer_id = $2`,
      [acme.id, acme.member.id],
    );
    await owner.end();
    await new Promise((settle) => setTimeout(settle, 1_000));
    expect(await status(mel)).toBe(403);
  });
});

function endSessions(stub: WorkosStub): void {
  for (const session of stub.records.sessions.values()) session.status = 'ended';
}

function turned(sealed: string): string {
  const at = sealed.length - 10;
  return sealed.slice(0, at) + (sealed.charAt(at) === 'x' ? 'y' : 'x') + sealed.slice(at + 1);
}
