import { LOCAL_AUTH, ONBOARDING, SESSION } from '@covibe/contracts';
import { LocalPeopleReply, OnboardingReply, SessionReply } from '@covibe/contracts/dto';
import { BrowserPerson, OWN_PAGE } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type TestApp, testApp } from '../support/test-app.js';

const TIDEWATER = {
  tenant_name: ' Tidewater  Robotics ',
  workspace_name: 'Harbor',
  name: 'Maren Holt',
  email: 'Maren@Tidewater.example',
};

describe('onboarding on one machine', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await testApp();
  });
  afterAll(() => server.stop());

  const found = (person: BrowserPerson, changes: object = {}) =>
    person.send('POST', ONBOARDING.start.path, { ...TIDEWATER, ...changes });

  it('asks for everything, because nobody is known', async () => {
    const reply = await new BrowserPerson(server).get(ONBOARDING.state.path);
    expect(expectReply(OnboardingReply, reply)).toEqual({
      auth_mode: 'local-dev',
      step: 'found',
      email: null,
      name: null,
      place: null,
      admins: [],
    });
  });

  it('makes the tenant, its first workspace and its first admin, and signs that one in', async () => {
    const maren = new BrowserPerson(server);
    const reply = await found(maren);
    expect(expectReply(SessionReply, reply)).toMatchObject({
      tenant: { name: 'Tidewater Robotics', slug: 'tidewater-robotics' },
      workspace: { name: 'Harbor', slug: 'harbor' },
      developer: { name: 'Maren Holt', handle: 'maren' },
      role: 'admin',
    });
    const session = expectReply(SessionReply, await maren.get(SESSION.current.path));
    expect(session.developer.handle).toBe('maren');
    expect(session.workspaces.map(({ name }) => name)).toEqual(['Harbor']);
  });

  it('works again for a second tenant, even for the same person, who then stands there', async () => {
    const maren = new BrowserPerson(server);
    await found(maren, { tenant_name: 'First' });
    await found(maren, { tenant_name: 'Second', workspace_name: 'Harbor' });
    const session = expectReply(SessionReply, await maren.get(SESSION.current.path));
    expect(session.tenant.name).toBe('Second');
    const people = expectReply(LocalPeopleReply, await maren.get(LOCAL_AUTH.people.path));
    const places = people.people.map(({ tenant_name }) => tenant_name);
    expect(places).toEqual(expect.arrayContaining(['First', 'Second']));
  });

  it('never chooses anybody: a browser without a session stays nobody', async () => {
    await found(new BrowserPerson(server), { tenant_name: 'Third' });
    const stranger = await new BrowserPerson(server).get(SESSION.current.path);
    expect(stranger.statusCode).toBe(401);
  });

  it.each([
    ['tenant_name', { tenant_name: '' }],
    ['tenant_name', { tenant_name: '   ' }],
    ['tenant_name', { tenant_name: 'x'.repeat(101) }],
    ['workspace_name', { workspace_name: '\u202e' }],
    ['name', { name: 7 }],
    ['email', { email: undefined }],
    ['email', { email: 'not an address' }],
    ['handle', { handle: 'Maren' }],
    ['handle', { handle: 'admin' }],
    ['role', { role: 'admin' }],
  ])('refuses a bad %s and names it (%j)', async (field, changes) => {
    const reply = await found(new BrowserPerson(server), changes);
    expect(reply.statusCode).toBe(400);
    expect(JSON.parse(reply.body)).toMatchObject({ field });
  });

  it('leaves nothing behind when it is refused', async () => {
    const before = await new BrowserPerson(server).get(LOCAL_AUTH.people.path);
    await found(new BrowserPerson(server), { tenant_name: 'Nowhere', handle: 'settings' });
    const after = await new BrowserPerson(server).get(LOCAL_AUTH.people.path);
    expect(after.body).toBe(before.body);
  });

  it('has no invitations to accept', async () => {
    const reply = await new BrowserPerson(server).send('POST', ONBOARDING.accept.path);
    expect(reply.statusCode).toBe(404);
  });

  it('takes nothing from a page of another site', async () => {
    const reply = await server.inject({
      method: 'POST',
      url: ONBOARDING.start.path,
      headers: { ...OWN_PAGE, 'sec-fetch-site': 'cross-site' },
      payload: JSON.stringify(TIDEWATER),
    });
    expect(reply.statusCode).toBe(403);
  });
});
