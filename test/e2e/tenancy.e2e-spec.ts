import { SESSION, TENANCY } from '@covibe/contracts';
import { SessionReply, TenantReply, WorkspaceReply, WorkspacesReply } from '@covibe/contracts/dto';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

const UNKNOWN = 'ws_01ARZ3NDEKTSV4RRFFQ69G5FAV';

describe('a tenant and its workspaces', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let other: PlantedTenant;
  let admin: BrowserPerson;
  let member: BrowserPerson;

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme', workspaces: 2 });
    other = await plantTenant(server.database, { name: 'other' });
    admin = await BrowserPerson.signedIn(server, acme.admin.id);
    member = await BrowserPerson.signedIn(server, acme.member.id);
  });
  afterAll(() => server.stop());

  const at = (id: string | undefined) => TENANCY.renameWorkspace.path.replace(':id', id ?? '');
  const list = async (person: BrowserPerson) =>
    expectReply(WorkspacesReply, await person.get(TENANCY.workspaces.path)).workspaces;

  it('is renamed by an admin, and its address in links stays', async () => {
    const reply = await admin.send('PATCH', TENANCY.renameTenant.path, { name: ' Acme  Tools ' });
    expect(expectReply(TenantReply, reply)).toMatchObject({ name: 'Acme Tools', slug: 'acme' });
    const session = expectReply(SessionReply, await member.get(SESSION.current.path));
    expect(session.tenant.name).toBe('Acme Tools');
  });

  it('gets a workspace from an admin, who can switch to it at once', async () => {
    const reply = await admin.send('POST', TENANCY.createWorkspace.path, { name: 'Firmware' });
    const made = expectReply(WorkspaceReply, reply);
    expect(made).toMatchObject({ name: 'Firmware', slug: 'firmware', members: 1, mine: true });
    const moved = await admin.send('PUT', SESSION.switchWorkspace.path, { workspace_id: made.id });
    expect(expectReply(SessionReply, moved).workspace.id).toBe(made.id);
  });

  it('gives workspaces of the same name addresses of their own, also at the same moment', async () => {
    const replies = await Promise.all(
      [1, 2, 3].map(() => admin.send('POST', TENANCY.createWorkspace.path, { name: 'Twin' })),
    );
    const slugs = replies.map((reply) => expectReply(WorkspaceReply, reply).slug);
    expect(slugs.sort()).toEqual(['twin', 'twin-2', 'twin-3']);
  });

  it('renames a workspace for an admin', async () => {
    const reply = await admin.send('PATCH', at(acme.workspaceIds[0]), { name: 'Harbor' });
    expect(expectReply(WorkspaceReply, reply)).toMatchObject({
      name: 'Harbor',
      slug: 'space-1',
      members: 2,
    });
  });

  it('shows an admin every workspace and a member their own', async () => {
    const seen = await list(admin);
    expect(seen.length).toBeGreaterThan(2);
    const own = await list(member);
    expect(own.map(({ id }) => id).sort()).toEqual([...acme.workspaceIds].sort());
    expect(own.every(({ mine }) => mine)).toBe(true);
  });

  it.each([
    ['the tenant', 'PATCH', () => TENANCY.renameTenant.path],
    ['a new workspace', 'POST', () => TENANCY.createWorkspace.path],
    ['a workspace', 'PATCH', () => at(acme.workspaceIds[0])],
  ])('refuses a member who wants to name %s', async (_, method, path) => {
    const reply = await member.send(method, path(), { name: 'Mine' });
    expect(reply.statusCode).toBe(403);
    expect(JSON.parse(reply.body)).toMatchObject({ code: 'auth/admins_only' });
  });

  it('is invisible to another tenant: a foreign workspace is an unknown one', async () => {
    const answers = await Promise.all(
      [other.workspaceIds[0], UNKNOWN].map(async (id) => {
        const reply = await admin.send('PATCH', at(id), { name: 'Taken' });
        return { status: reply.statusCode, body: withoutRequestId(reply.body) };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(404);
    const theirs = await BrowserPerson.signedIn(server, other.admin.id);
    expect((await list(theirs)).map(({ name }) => name)).toEqual(['space-1']);
  });

  it.each([[''], [' '], ['x'.repeat(101)], [7], [undefined]])(
    'refuses the name %j and says so',
    async (name) => {
      const reply = await admin.send('POST', TENANCY.createWorkspace.path, { name });
      expect(reply.statusCode).toBe(400);
      expect(JSON.parse(reply.body)).toMatchObject({ field: 'name' });
    },
  );
});

function withoutRequestId(body: string): unknown {
  const { request_id: _, ...words } = JSON.parse(body) as Record<string, unknown>;
  return words;
}
