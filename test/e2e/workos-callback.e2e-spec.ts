import { jest } from '@jest/globals';
import { SESSION } from '@covibe/contracts';
import { Clock } from '../../apps/server/src/platform/clock/clock.js';
import { BrowserPerson } from '../support/browser-person.js';
import { type TestApp, testApp } from '../support/test-app.js';
import {
  begin,
  choose,
  pathOf,
  plantCompany,
  type WorkosCompany,
} from '../support/workos-person.js';
import { WorkosStub } from '../support/workos-stub/index.js';

const EXCHANGE = 'POST /user_management/authenticate';
const TEN_MINUTES_MS = 600_000;

describe('what comes back from WorkOS', () => {
  let stub: WorkosStub;
  let server: TestApp;
  let acme: WorkosCompany;

  beforeAll(async () => {
    stub = await WorkosStub.start();
    server = await testApp({ env: stub.env });
    acme = await plantCompany(server, stub, { name: 'acme' });
  });
  beforeEach(() => {
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

  async function ready(): Promise<{ ada: BrowserPerson; callback: URL }> {
    const ada = new BrowserPerson(server);
    return { ada, callback: await choose(await begin(ada), { user: acme.adminUser }) };
  }

  async function expectRefusal(person: BrowserPerson, path: string): Promise<void> {
    const before = stub.count(EXCHANGE);
    const reply = await person.get(path);
    expect(reply.statusCode).toBe(400);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(reply.body).toContain('Sign in again');
    expect(stub.count(EXCHANGE)).toBe(before);
    expect((await person.get(SESSION.current.path)).statusCode).toBe(401);
  }

  it('is refused without a state, before any code is exchanged', async () => {
    const { ada, callback } = await ready();
    callback.searchParams.delete('state');
    await expectRefusal(ada, pathOf(callback));
  });

  it('is refused with a state that was never given out', async () => {
    const { ada, callback } = await ready();
    callback.searchParams.set('state', 'x'.repeat(32));
    await expectRefusal(ada, pathOf(callback));
  });

  it('is refused in a browser that did not begin the sign-in', async () => {
    const { callback } = await ready();
    const mallory = new BrowserPerson(server);
    await begin(mallory);
    await expectRefusal(mallory, pathOf(callback));
  });

  it('is refused in a browser without any cookie', async () => {
    const { callback } = await ready();
    await expectRefusal(new BrowserPerson(server), pathOf(callback));
  });

  it('is refused when the cookie was changed or sealed for another purpose', async () => {
    const { ada, callback } = await ready();
    const sealed = ada.cookies.get('covibe_sign_in') ?? '';
    ada.cookies.set('covibe_sign_in', flipped(sealed));
    await expectRefusal(ada, pathOf(callback));
  });

  it('is refused ten minutes after the sign-in began', async () => {
    const { ada, callback } = await ready();
    const later = new Date(Date.now() + TEN_MINUTES_MS + 1_000);
    jest.spyOn(server.app.get(Clock), 'now').mockReturnValue(later);
    await expectRefusal(ada, pathOf(callback));
  });

  it('is refused a second time, even to whoever sends the old cookie again', async () => {
    const { ada, callback } = await ready();
    const old = ada.cookieHeader;
    expect((await ada.get(pathOf(callback))).statusCode).toBe(302);
    const exchanges = stub.count(EXCHANGE);
    const replay = await server.inject({ url: pathOf(callback), headers: { cookie: old } });
    expect([replay.statusCode, stub.count(EXCHANGE)]).toEqual([400, exchanges]);
  });

  it('exchanges one code when the same callback arrives twice at once', async () => {
    const { ada, callback } = await ready();
    const request = { url: pathOf(callback), headers: { cookie: ada.cookieHeader } };
    const replies = await Promise.all([server.inject(request), server.inject(request)]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([302, 400]);
    expect(stub.count(EXCHANGE)).toBe(1);
  });

  it.each(['state', 'code'])('is refused with two values of %s', async (name) => {
    const { ada, callback } = await ready();
    callback.searchParams.append(name, callback.searchParams.get(name) ?? '');
    await expectRefusal(ada, pathOf(callback));
  });

  it('is refused without a code', async () => {
    const { ada, callback } = await ready();
    callback.searchParams.delete('code');
    await expectRefusal(ada, pathOf(callback));
  });

  it('repeats nothing of a query that says what went wrong', async () => {
    const { ada, callback } = await ready();
    callback.searchParams.set('error', '<script>alert(1)</script>');
    callback.searchParams.set('error_description', 'canary-in-the-query');
    const reply = await ada.get(pathOf(callback));
    expect(reply.statusCode).toBe(400);
    expect(reply.body).not.toMatch(/<script|canary|alert/);
    expect(stub.count(EXCHANGE)).toBe(0);
  });

  it('ends on the same page when somebody cancels at WorkOS', async () => {
    const ada = new BrowserPerson(server);
    const url = new URL(await begin(ada));
    url.searchParams.set('choice', 'cancel');
    const { headers } = await fetch(url, { redirect: 'manual' });
    await expectRefusal(ada, pathOf(new URL(headers.get('location') ?? '')));
  });

  it('is refused when the code was somebody else’s', async () => {
    const { callback } = await ready();
    const mallory = new BrowserPerson(server);
    const own = await choose(await begin(mallory), { user: acme.memberUser });
    own.searchParams.set('code', callback.searchParams.get('code') ?? '');
    const reply = await mallory.get(pathOf(own));
    expect([reply.statusCode, mallory.cookies.has('covibe_session')]).toEqual([400, false]);
  });

  it.each([500, 503, 429, 'cut'] as const)(
    'says that WorkOS is out of reach when it answers %s',
    async (fault) => {
      const { ada, callback } = await ready();
      stub.fail(EXCHANGE, fault);
      const reply = await ada.get(pathOf(callback));
      expect(reply.statusCode).toBe(503);
      expect(reply.headers['retry-after']).toBeDefined();
      expect(reply.body).toContain('Sign in again');
    },
  );

  it('is not there in local-dev mode', async () => {
    const local = await testApp();
    const reply = await local.inject('/callback?code=1&state=2');
    expect(reply.statusCode).toBe(404);
    await local.stop();
  });
});

/** The same text with one bit of its middle turned. */
function flipped(sealed: string): string {
  const at = Math.floor(sealed.length / 2);
  const other = sealed.charAt(at) === 'A' ? 'B' : 'A';
  return sealed.slice(0, at) + other + sealed.slice(at + 1);
}
