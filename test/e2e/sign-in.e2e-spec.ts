import { LOCAL_AUTH, SESSION } from '@covibe/contracts';
import { LocalPeopleReply, SessionReply } from '@covibe/contracts/dto';
import { BrowserPerson, OWN_PAGE } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

describe('signing in on one machine', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let other: PlantedTenant;

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme', workspaces: 2 });
    other = await plantTenant(server.database, { name: 'other' });
  });
  afterAll(() => server.stop());

  it('lists everybody of this machine and selects nobody', async () => {
    const nobody = new BrowserPerson(server);
    const reply = await nobody.get(LOCAL_AUTH.people.path);
    const { people } = expectReply(LocalPeopleReply, reply);
    expect(people.map(({ handle, tenant_name }) => `${handle}@${tenant_name}`)).toEqual([
      'ada@acme',
      'mel@acme',
      'ada@other',
      'mel@other',
    ]);
    expect(nobody.cookies.size).toBe(0);
    expect((await nobody.get(SESSION.current.path)).statusCode).toBe(401);
  });

  it('opens a session whose cookie is out of reach for scripts and other sites', async () => {
    const reply = await server.inject({
      method: 'POST',
      url: LOCAL_AUTH.signIn.path,
      headers: OWN_PAGE,
      payload: JSON.stringify({ developer_id: acme.member.id }),
    });
    const cookie = reply.cookies.find(({ name }) => name === 'covibe_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.headers.vary).toBe('Cookie');
  });

  it('says who is signed in and where they may go', async () => {
    const mel = await BrowserPerson.signedIn(server, acme.member.id);
    const session = expectReply(SessionReply, await mel.get(SESSION.current.path));
    expect(session).toMatchObject({
      auth_mode: 'local-dev',
      developer: { handle: 'mel' },
      tenant: { name: 'acme' },
      role: 'member',
    });
    expect(session.workspaces.map(({ id }) => id).sort()).toEqual([...acme.workspaceIds].sort());
  });

  it('moves to another workspace of the same person and to no other', async () => {
    const mel = await BrowserPerson.signedIn(server, acme.member.id);
    const second = acme.workspaceIds[1];
    const moved = await mel.send('PUT', SESSION.switchWorkspace.path, { workspace_id: second });
    expect(expectReply(SessionReply, moved).workspace.id).toBe(second);
    expect(expectReply(SessionReply, await mel.get(SESSION.current.path)).workspace.id).toBe(
      second,
    );
    const answers = await Promise.all(
      [other.workspaceIds[0], 'ws_01ARZ3NDEKTSV4RRFFQ69G5FAV'].map(async (workspace_id) => {
        const reply = await mel.send('PUT', SESSION.switchWorkspace.path, { workspace_id });
        const { request_id: _, ...words } = JSON.parse(reply.body) as Record<string, unknown>;
        return { status: reply.statusCode, words };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(404);
  });

  it('does not believe a workspace or tenant cookie that names a foreign place', async () => {
    const mel = await BrowserPerson.signedIn(server, acme.member.id);
    mel.cookies.set('covibe_workspace', other.workspaceIds[0] ?? '');
    mel.cookies.set('covibe_tenant', other.id);
    const session = expectReply(SessionReply, await mel.get(SESSION.current.path));
    expect(session.tenant.id).toBe(acme.id);
    expect(acme.workspaceIds).toContain(session.workspace.id);
  });

  it('ends a session at once and for good', async () => {
    const ada = await BrowserPerson.signedIn(server, acme.admin.id);
    const kept = ada.cookieHeader;
    expect((await ada.send('POST', SESSION.signOut.path)).statusCode).toBe(200);
    const replay = await server.inject({ url: SESSION.current.path, headers: { cookie: kept } });
    expect(replay.statusCode).toBe(401);
  });

  it.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a sister site', { 'sec-fetch-site': 'same-site' }],
    ['a typed address', { 'sec-fetch-site': 'none' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['nothing that names a page', {}],
  ])('takes no change from %s', async (_, headers) => {
    const ada = await BrowserPerson.signedIn(server, acme.admin.id);
    const reply = await server.inject({
      method: 'POST',
      url: SESSION.signOut.path,
      headers: { 'content-type': 'application/json', cookie: ada.cookieHeader, ...headers },
    });
    expect(reply.statusCode).toBe(403);
    expect((await ada.get(SESSION.current.path)).statusCode).toBe(200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', undefined])(
    'takes no change as %s',
    async (type) => {
      const ada = await BrowserPerson.signedIn(server, acme.admin.id);
      const reply = await server.inject({
        method: 'POST',
        url: SESSION.signOut.path,
        headers: {
          'sec-fetch-site': 'same-origin',
          cookie: ada.cookieHeader,
          ...(type ? { 'content-type': type } : {}),
        },
      });
      expect(reply.statusCode).toBe(415);
    },
  );

  it('leads the signed-in back to where they came from, and only inside the house', async () => {
    const ada = await BrowserPerson.signedIn(server, acme.admin.id);
    const at = async (query: string) =>
      (await ada.get(`/auth/sign-in${query}`)).headers.location as string;
    expect(await at('?returnTo=/settings')).toBe('/settings');
    expect(await at('?returnTo=//evil.example')).toBe('/workstreams');
    expect(await at('?returnTo=/settings&returnTo=//evil.example')).toBe('/workstreams');
  });
});

describe('the first visit to an empty machine', () => {
  it('leads from sign-in to onboarding', async () => {
    const server = await testApp();
    const reply = await new BrowserPerson(server).get('/auth/sign-in');
    expect(reply.headers.location).toBe('/onboarding');
    await server.stop();
  });
});
