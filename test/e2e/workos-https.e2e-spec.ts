import { SESSION } from '@covibe/contracts';
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

const ORIGIN = 'https://covibe.acme.example';

describe('WorkOS behind https', () => {
  let stub: WorkosStub;
  let server: TestApp;
  let acme: WorkosCompany;

  beforeAll(async () => {
    stub = await WorkosStub.start();
    server = await testApp({ env: { ...stub.env, COVIBE_HOSTED_URL: ORIGIN } });
    acme = await plantCompany(server, stub, { name: 'acme' });
  });
  afterAll(async () => {
    await server.stop();
    await stub.stop();
  });

  it('keeps its cookies to this host and to https', async () => {
    const ada = new BrowserPerson(server);
    const url = await begin(ada);
    expect(new URL(url).searchParams.get('redirect_uri')).toBe(`${ORIGIN}/callback`);
    const landed = await ada.get(pathOf(await choose(url, { user: acme.adminUser })));
    const session = landed.cookies.find(({ value }) => value.startsWith('v1.'));
    expect(session).toMatchObject({
      name: '__Host-covibe_session',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    });
    expect(session).not.toHaveProperty('domain');
    expect([...ada.cookies.keys()]).toEqual(['__Host-covibe_session']);
    expect((await ada.get(SESSION.current.path)).statusCode).toBe(200);
  });

  it('does not take the same cookie under a name that another host could set', async () => {
    const ada = new BrowserPerson(server);
    await ada.get(pathOf(await choose(await begin(ada), { user: acme.adminUser })));
    const value = ada.cookies.get('__Host-covibe_session') ?? '';
    const headers = { cookie: `covibe_session=${value}` };
    const reply = await server.inject({ url: SESSION.current.path, headers });
    expect(reply.statusCode).toBe(401);
  });

  it('sends a browser that signs out to WorkOS, and from there back to this origin', async () => {
    const ada = new BrowserPerson(server);
    await ada.get(pathOf(await choose(await begin(ada), { user: acme.adminUser })));
    const reply = await ada.send('POST', SESSION.signOut.path);
    const next = new URL(reply.json<{ next: string }>().next);
    expect([next.origin, next.searchParams.get('return_to')]).toEqual([stub.url, `${ORIGIN}/`]);
  });
});
