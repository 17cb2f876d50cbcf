import { MEMBERS } from '@covibe/contracts';
import { InvitedReply, MembersReply } from '@covibe/contracts/dto';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

describe('members who are invited on one machine', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let other: PlantedTenant;
  let admin: BrowserPerson;
  let tenants = 0;

  beforeAll(async () => {
    server = await testApp();
    other = await plantTenant(server.database, { name: 'other' });
  });
  beforeEach(async () => {
    tenants += 1;
    acme = await plantTenant(server.database, { name: `acme-${tenants}`, workspaces: 2 });
    admin = await BrowserPerson.signedIn(server, acme.admin.id);
  });
  afterAll(() => server.stop());

  const members = async (person: BrowserPerson) =>
    expectReply(MembersReply, await person.get(MEMBERS.list.path)).members;
  const invite = (email: string, changes: object = {}) =>
    admin.send('POST', MEMBERS.invite.path, { email, role: 'member', ...changes });
  const refusal = (reply: { statusCode: number; body: string }) => {
    const { request_id: _, ...words } = JSON.parse(reply.body) as Record<string, unknown>;
    return { status: reply.statusCode, ...words };
  };

  it('have their place at once and sign in by the link', async () => {
    const invited = expectReply(InvitedReply, await invite('Tobias.Okafor@Acme.example'));
    expect(invited).toMatchObject({ email: 'tobias.okafor@acme.example', invitation: null });
    const link = new URL(invited.join_link ?? '');
    expect(link.pathname).toBe('/auth/sign-in');
    const tobias = await BrowserPerson.signedIn(server, link.searchParams.get('developer') ?? '');
    expect(await members(tobias)).toHaveLength(3);
    const me = (await members(tobias)).find(({ is_me }) => is_me);
    expect(me).toMatchObject({
      handle: 'tobias-okafor',
      role: 'member',
      workspace_ids: [acme.workspaceIds[0]],
    });
  });

  it('get a handle of their own when theirs is taken', async () => {
    await invite('ada@elsewhere.example');
    expect((await members(admin)).map(({ handle }) => handle)).toContain('ada-2');
  });

  it.each([
    ['somebody who is a member', (tenant: PlantedTenant) => tenant.member.email],
    ['them in capitals', (tenant: PlantedTenant) => tenant.member.email.toUpperCase()],
  ])('cannot be %s', async (_, email) => {
    expect(refusal(await invite(email(acme)))).toMatchObject({
      status: 409,
      code: 'members/already_member',
      field: 'email',
    });
  });

  it('join once, however often they are invited at the same moment', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => invite('twice@acme.example')));
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
  });

  it('cannot be put into a workspace of another tenant, nor told that it exists', async () => {
    const [foreign, unknown] = await Promise.all(
      [other.workspaceIds[0], 'ws_01ARZ3NDEKTSV4RRFFQ69G5FAV'].map(async (id) =>
        refusal(await invite('x@acme.example', { workspace_ids: [id] })),
      ),
    );
    expect(foreign).toEqual(unknown);
    expect(foreign).toMatchObject({ status: 400, field: 'workspace_ids' });
    expect(await members(admin)).toHaveLength(2);
  });

  it.each([
    ['email', { email: 'nobody' }],
    ['email', { email: `${'x'.repeat(250)}@acme.example` }],
    ['role', { role: 'owner' }],
    ['workspace_ids', { workspace_ids: [] }],
    ['name', { name: ' ' }],
  ])('need a proper %s', async (field, changes) => {
    expect(refusal(await invite('x@acme.example', changes))).toMatchObject({
      status: 400,
      field,
    });
  });

  it('have no initial password on one machine, and the reason is said', async () => {
    const reply = await admin.send('POST', MEMBERS.create.path, {
      email: 'new@acme.example',
      name: 'New',
      role: 'member',
      initial_password: 'a long password',
    });
    expect(refusal(reply)).toMatchObject({ status: 409, code: 'members/no_passwords' });
  });
});
