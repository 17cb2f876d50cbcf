import { SESSION } from '@covibe/contracts';
import { SessionReply } from '@covibe/contracts/dto';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type TestApp, testApp } from '../support/test-app.js';
import {
  begin,
  choose,
  pathOf,
  plantCompany,
  signedInWithWorkos,
  type WorkosCompany,
} from '../support/workos-person.js';
import { WorkosStub } from '../support/workos-stub/index.js';

const EXCHANGE = 'POST /user_management/authenticate';
/** What browsers keep of one cookie, with room for its name and attributes. */
const MOST_COOKIE_BYTES = 3_800;

describe('signing in with WorkOS', () => {
  let stub: WorkosStub;
  let server: TestApp;
  let acme: WorkosCompany;

  beforeAll(async () => {
    stub = await WorkosStub.start();
    server = await testApp({ env: stub.env });
    acme = await plantCompany(server, stub, { name: 'acme' });
  });
  afterAll(async () => {
    await server.stop();
    await stub.stop();
  });

  it('leads to the hosted page with a state and one half of a PKCE pair', async () => {
    const url = new URL(await begin(new BrowserPerson(server)));
    expect(url.origin).toBe(stub.url);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      provider: 'authkit',
      response_type: 'code',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{32}$/) as string,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    expect(new URL(url.searchParams.get('redirect_uri') ?? '').pathname).toBe('/callback');
  });

  it('returns to the page that asked, as the person of the organization they chose', async () => {
    const ada = new BrowserPerson(server);
    const back = await choose(await begin(ada, '/settings?tab=members'), { user: acme.adminUser });
    const landed = await ada.get(pathOf(back));
    expect(landed.headers).toMatchObject({
      location: '/settings?tab=members',
      'cache-control': 'no-store',
      vary: 'Cookie',
    });
    const session = expectReply(SessionReply, await ada.get(SESSION.current.path));
    expect(session).toMatchObject({
      auth_mode: 'workos',
      developer: { id: acme.admin.id },
      tenant: { id: acme.id },
      role: 'admin',
    });
    expect((await ada.get('/auth/sign-in?returnTo=/activity')).headers.location).toBe('/activity');
  });

  it('keeps somebody without a place out of the product and lets them into onboarding', async () => {
    const stranger = stub.addUser('stranger@nowhere.example');
    const person = new BrowserPerson(server);
    const landed = await person.get(pathOf(await choose(await begin(person), { user: stranger })));
    expect(landed.headers.location).toBe('/onboarding?returnTo=%2Fsettings');
    const reply = await person.get(SESSION.current.path);
    expect([reply.statusCode, codeOf(reply)]).toEqual([403, 'auth/onboarding_required']);
  });

  it('lets nobody in by an address that they have not proved to own', async () => {
    const user = stub.addUser('victim@acme.example', { email_verified: false });
    stub.records.addMembership(user.id, acme.organization.id, 'admin');
    const person = new BrowserPerson(server);
    const reply = await person.get(pathOf(await choose(await begin(person), { user })));
    expect(reply.statusCode).toBe(403);
    expect(reply.body).toContain('has not verified your e-mail address');
    expect(person.cookies.has('covibe_session')).toBe(false);
  });

  it('lets a member of several organizations say which one they mean', async () => {
    const beta = await plantCompany(server, stub, { name: 'beta' });
    stub.records.addMembership(acme.adminUser.id, beta.organization.id, 'member');
    const ada = new BrowserPerson(server);
    const back = await choose(await begin(ada), { user: acme.adminUser, organization: 'ask' });
    const page = await ada.get(pathOf(back));
    expect(page.statusCode).toBe(200);
    const links = [...page.body.matchAll(/href="(\/callback\/organization[^"]*)">([^<]*)</g)];
    expect(links.map(([, , name]) => name).sort()).toEqual(['acme', 'beta']);
    const link = links.find(([, , name]) => name === 'acme')?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await ada.get(link)).headers.location).toBe('/settings');
    const session = expectReply(SessionReply, await ada.get(SESSION.current.path));
    expect(session.tenant.id).toBe(acme.id);
    expect((await ada.get(link)).statusCode).toBe(400);
  });

  it('refuses the choice of an organization that the person is not in', async () => {
    const gamma = await plantCompany(server, stub, { name: 'gamma' });
    const ada = new BrowserPerson(server);
    const back = await choose(await begin(ada), { user: acme.adminUser, organization: 'ask' });
    const page = await ada.get(pathOf(back));
    const state = /state=([\w-]+)/.exec(page.body)?.[1] ?? '';
    const link = `/callback/organization?organization=${gamma.organization.id}&state=${state}`;
    expect((await ada.get(link)).statusCode).toBe(400);
    expect((await ada.get(SESSION.current.path)).statusCode).toBe(401);
  });

  it('passes an invitation on to the hosted page, and nothing that is not one', async () => {
    const person = new BrowserPerson(server);
    const asked = async (query: string) => {
      const reply = await person.get(`/auth/sign-in?${query}`);
      return new URL(reply.headers.location ?? '').searchParams.get('invitation_token');
    };
    expect(await asked('invitation_token=Z1uX3RbwcIl5fIGJJJCXXisdI')).toBe(
      'Z1uX3RbwcIl5fIGJJJCXXisdI',
    );
    expect(await asked('invitation_token=%3Cscript%3E')).toBeNull();
  });

  it('lets several tabs sign in at the same time', async () => {
    const ada = new BrowserPerson(server);
    const tabs = [await begin(ada, '/activity'), await begin(ada, '/settings')];
    for (const [tab, path] of [
      [tabs[0], '/activity'],
      [tabs[1], '/settings'],
    ] as const) {
      const choice = { user: acme.adminUser, organization: acme.organization };
      const landed = await ada.get(pathOf(await choose(tab ?? '', choice)));
      expect(landed.headers.location).toBe(path);
    }
  });

  it('keeps the cookies small for people with long names, big tokens and many tabs', async () => {
    stub.tokens.extraClaims = { permissions: Array.from({ length: 300 }, (_, i) => `right:${i}`) };
    const user = stub.addUser(`${'a'.repeat(64)}@${'b'.repeat(180)}.example`, {
      first_name: 'Ä'.repeat(200),
      last_name: 'Ö'.repeat(200),
    });
    for (let at = 0; at < 20; at += 1) stub.addOrganization(`${'Long '.repeat(18)}${at}`, [user]);
    const person = new BrowserPerson(server);
    let last = '';
    for (let tab = 0; tab < 10; tab += 1) last = await begin(person, `/${'x'.repeat(1000)}`);
    const page = await person.get(pathOf(await choose(last, { user, organization: 'ask' })));
    expect(person.cookieHeader.length).toBeLessThan(MOST_COOKIE_BYTES);
    const link = /href="(\/callback\/organization[^"]*)"/.exec(page.body)?.[1] ?? '';
    await person.get(link.replaceAll('&amp;', '&'));
    expect(person.cookies.get('covibe_session')?.length).toBeLessThan(MOST_COOKIE_BYTES);
    const onboarding = await person.get('/api/onboarding');
    expect(onboarding.json<{ name: string }>().name).toBe('Ä'.repeat(100));
    stub.tokens.extraClaims = {};
  });

  it('ignores the tenant selector of local-dev mode', async () => {
    const other = await plantCompany(server, stub, { name: 'other' });
    const ada = await signedInWithWorkos(server, {
      user: acme.adminUser,
      organization: acme.organization,
    });
    ada.cookies.set('covibe_tenant', other.id);
    ada.cookies.set('covibe_workspace', other.workspaceIds[0] ?? '');
    const session = expectReply(SessionReply, await ada.get(SESSION.current.path));
    expect(session.tenant.id).toBe(acme.id);
    expect(acme.workspaceIds).toContain(session.workspace.id);
  });

  it('believes an organization only as the token names it', async () => {
    const ada = new BrowserPerson(server);
    const other = await plantCompany(server, stub, { name: 'named' });
    const back = await choose(await begin(ada), {
      user: acme.adminUser,
      organization: acme.organization,
    });
    back.searchParams.set('organization_id', other.organization.id);
    await ada.get(pathOf(back));
    const session = expectReply(SessionReply, await ada.get(SESSION.current.path));
    expect(session.tenant.id).toBe(acme.id);
  });

  it('has no developer picker', async () => {
    const reply = await new BrowserPerson(server).get('/api/auth/local/people');
    expect(reply.statusCode).toBe(404);
  });

  it('does not take a token of another issuer or with another key', async () => {
    const impostor = await WorkosStub.start();
    const user = stub.addUser('imp@acme.example');
    for (const extra of [{ iss: 'https://evil.example' }, { sub: 'user_somebody_else' }]) {
      stub.tokens.extraClaims = extra;
      const person = new BrowserPerson(server);
      const reply = await person.get(pathOf(await choose(await begin(person), { user })));
      expect([reply.statusCode, person.cookies.has('covibe_session')]).toEqual([400, false]);
    }
    stub.tokens.extraClaims = {};
    const person = new BrowserPerson(server);
    const back = await choose(await begin(person), { user });
    const session = { id: 'session_forged', user_id: user.id, organization_id: null };
    const forged = impostor.tokens.accessToken({
      ...session,
      refresh_token: '',
      status: 'active',
      created_at: '',
    });
    stub.fail(EXCHANGE, {
      status: 200,
      body: { user: { object: 'user', ...user }, access_token: forged, refresh_token: 'rt' },
    });
    const reply = await person.get(pathOf(back));
    stub.heal();
    await impostor.stop();
    expect(reply.statusCode).not.toBe(302);
    expect(person.cookies.has('covibe_session')).toBe(false);
  });
});

function codeOf(reply: { body: string }): string {
  return (JSON.parse(reply.body) as { code: string }).code;
}
