import { LOCAL_AUTH, MEMBERS, PROFILE, SESSION, TENANCY } from '@covibe/contracts';
import { MemberReply, MembersReply, WorkspaceReply } from '@covibe/contracts/dto';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant, plantToken } from '../support/planted-tenant.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';
import { type TestApp, testApp } from '../support/test-app.js';

const UNKNOWN = 'dev_01ARZ3NDEKTSV4RRFFQ69G5FAV';

describe('members', () => {
  let server: TestApp;
  let database: ServerDatabase;
  let acme: PlantedTenant;
  let other: PlantedTenant;
  let admin: BrowserPerson;
  let member: BrowserPerson;
  let tenants = 0;

  beforeAll(async () => {
    server = await testApp();
    database = await serverDatabase({ database: server.database });
    other = await plantTenant(server.database, { name: 'other' });
  });
  beforeEach(async () => {
    tenants += 1;
    acme = await plantTenant(server.database, { name: `acme-${tenants}`, workspaces: 2 });
    admin = await BrowserPerson.signedIn(server, acme.admin.id);
    member = await BrowserPerson.signedIn(server, acme.member.id);
  });
  afterAll(async () => {
    await database.stop();
    await server.stop();
  });

  const members = async (person: BrowserPerson) =>
    expectReply(MembersReply, await person.get(MEMBERS.list.path)).members;
  const to = (endpoint: { path: string }, id: string) => endpoint.path.replace(':id', id);
  const remove = (person: BrowserPerson, id: string) =>
    person.send('DELETE', to(MEMBERS.remove, id));
  const setRole = (person: BrowserPerson, id: string, role: string) =>
    person.send('PUT', to(MEMBERS.changeRole, id), { role });
  const setWorkspaces = (person: BrowserPerson, id: string, workspace_ids: unknown) =>
    person.send('PUT', to(MEMBERS.changeWorkspaces, id), { workspace_ids });
  const invite = (email: string, changes: object = {}) =>
    admin.send('POST', MEMBERS.invite.path, { email, role: 'member', ...changes });
  const refusal = (reply: { statusCode: number; body: string }) => {
    const { request_id: _, ...words } = JSON.parse(reply.body) as Record<string, unknown>;
    return { status: reply.statusCode, ...words };
  };

  it('are listed with their addresses for an admin, without for a member', async () => {
    expect((await members(admin)).map(({ email }) => email)).toEqual(
      expect.arrayContaining([acme.admin.email, acme.member.email]),
    );
    const seen = await members(member);
    expect(seen.find(({ is_me }) => is_me)?.email).toBe(acme.member.email);
    expect(seen.find(({ is_me }) => !is_me)?.email).toBeNull();
  });

  it('are listed for a member only where they share a workspace', async () => {
    const reply = await admin.send('POST', TENANCY.createWorkspace.path, { name: 'Apart' });
    const { id } = expectReply(WorkspaceReply, reply);
    await invite('apart@acme.example', { workspace_ids: [id] });
    expect(await members(admin)).toHaveLength(3);
    const seen = await members(member);
    expect(seen.map(({ handle }) => handle).sort()).toEqual(['ada', 'mel']);
    expect(seen.flatMap(({ workspace_ids }) => workspace_ids)).not.toContain(id);
  });

  it('who are private are nobody in particular to peers, and themselves to themselves', async () => {
    await admin.send('PATCH', PROFILE.change.path, { visibility: 'private' });
    const hidden = (await members(member)).find(({ is_me }) => !is_me);
    expect(hidden).toMatchObject({
      id: null,
      name: 'Private teammate',
      handle: 'private',
      email: null,
      visibility: 'private',
    });
    expect((await members(admin)).find(({ is_me }) => is_me)).toMatchObject({ handle: 'ada' });
  });

  it('change their role by the word of an admin, at once', async () => {
    const changed = await setRole(admin, acme.member.id, 'admin');
    expect(expectReply(MemberReply, changed).role).toBe('admin');
    expect(
      (await member.send('PATCH', TENANCY.renameTenant.path, { name: 'Ours' })).statusCode,
    ).toBe(200);
  });

  it('are never left without an admin', async () => {
    expect(refusal(await setRole(admin, acme.admin.id, 'member'))).toMatchObject({
      status: 409,
      code: 'members/last_admin',
    });
    expect(refusal(await remove(admin, acme.admin.id))).toMatchObject({
      status: 409,
      code: 'members/last_admin',
    });
    expect((await admin.get(SESSION.current.path)).statusCode).toBe(200);
  });

  it.each([1, 2, 3, 4, 5])(
    'who are two admins and remove each other at the same moment: one stays (try %d)',
    async () => {
      await setRole(admin, acme.member.id, 'admin');
      const replies = await Promise.all([
        remove(admin, acme.member.id),
        remove(member, acme.admin.id),
      ]);
      const states = replies.map(({ statusCode }) => statusCode).sort();
      expect(states[0]).toBe(200);
      expect([401, 403]).toContain(states[1]);
      const rows = await database.asOwner<{ n: number }>(
        `select count(*)::int as n from tenant_memberships
          where tenant_id = $1 and role = 'admin' and status = 'active'`,
        [acme.id],
      );
      expect(rows[0]?.n).toBe(1);
    },
  );

  it('who are removed are signed out, and their tokens stay dead when they come back', async () => {
    const [workspaceId = ''] = acme.workspaceIds;
    const owner = { tenantId: acme.id, workspaceId, developerId: acme.member.id };
    const { id } = await plantToken(server.database, owner);
    expect((await remove(admin, acme.member.id)).statusCode).toBe(200);
    expect((await member.get(SESSION.current.path)).statusCode).toBe(401);
    await invite(acme.member.email, { role: 'admin' });
    const back = await BrowserPerson.signedIn(server, acme.member.id);
    expect((await members(back)).find(({ is_me }) => is_me)).toMatchObject({
      handle: 'mel',
      role: 'admin',
    });
    const rows = await database.asOwner<{ by: string }>(
      'select revoked_by_developer_id as by from mcp_tokens where id = $1 and revoked_at is not null',
      [id],
    );
    expect(rows).toEqual([{ by: acme.admin.id }]);
  });

  it('come back without tokens that a crash left unrevoked', async () => {
    const [workspaceId = ''] = acme.workspaceIds;
    const owner = { tenantId: acme.id, workspaceId, developerId: acme.member.id };
    await remove(admin, acme.member.id);
    const { id } = await plantToken(server.database, owner);
    await invite(acme.member.email);
    const rows = await database.asOwner(
      'select 1 from mcp_tokens where id = $1 and revoked_at is null',
      [id],
    );
    expect(rows).toEqual([]);
  });

  it('may leave by themselves', async () => {
    expect((await remove(member, acme.member.id)).statusCode).toBe(200);
    expect((await members(admin)).map(({ handle }) => handle)).toEqual(['ada']);
  });

  it('are moved between workspaces, and stand in no other then', async () => {
    const [first = '', second = ''] = acme.workspaceIds;
    const reply = await setWorkspaces(admin, acme.member.id, [second, second]);
    expect(expectReply(MemberReply, reply).workspace_ids).toEqual([second]);
    const moved = await member.send('PUT', SESSION.switchWorkspace.path, { workspace_id: first });
    expect(moved.statusCode).toBe(404);
    const again = await setWorkspaces(admin, acme.member.id, [first, second]);
    expect(expectReply(MemberReply, again).workspace_ids).toEqual([first, second].sort());
  });

  it.each([
    ['no workspace', []],
    ['a foreign workspace', ['ws_01ARZ3NDEKTSV4RRFFQ69G5FAV']],
    ['no list', 'all'],
  ])('cannot be moved to %s', async (_, workspace_ids) => {
    expect(refusal(await setWorkspaces(admin, acme.member.id, workspace_ids))).toMatchObject({
      status: 400,
      field: 'workspace_ids',
    });
  });

  it('of another tenant are invisible: their ids are unknown ids', async () => {
    for (const act of [
      (id: string) => remove(admin, id),
      (id: string) => setRole(admin, id, 'member'),
      (id: string) => setWorkspaces(admin, id, [acme.workspaceIds[0]]),
    ]) {
      const [foreign, unknown] = await Promise.all([act(other.member.id), act(UNKNOWN)]);
      expect(refusal(foreign)).toEqual(refusal(unknown));
      expect(foreign.statusCode).toBe(404);
    }
    const theirs = await BrowserPerson.signedIn(server, other.admin.id);
    expect(await members(theirs)).toHaveLength(2);
  });

  it('change nothing about others unless they are admins', async () => {
    const attempts = [
      remove(member, acme.admin.id),
      setRole(member, acme.member.id, 'admin'),
      setWorkspaces(member, acme.member.id, [acme.workspaceIds[0]]),
      member.send('POST', MEMBERS.invite.path, { email: 'x@acme.example', role: 'admin' }),
      member.send('DELETE', to(MEMBERS.revokeInvitation, 'inv_01ARZ3NDEKTSV4RRFFQ69G5FAV')),
    ];
    for (const reply of await Promise.all(attempts)) {
      expect(refusal(reply)).toMatchObject({ status: 403, code: 'auth/admins_only' });
    }
  });

  it('leave a record of every change, without their addresses', async () => {
    await invite('noted@acme.example');
    await setRole(admin, acme.member.id, 'admin');
    await remove(admin, acme.member.id);
    const rows = await database.asOwner<{ type: string; payload_json: unknown }>(
      'select type, payload_json from work_events where workspace_id = any($1)',
      [acme.workspaceIds],
    );
    expect(rows.map(({ type }) => type).sort()).toEqual([
      'member.invited',
      'member.joined',
      'member.removed',
      'member.role_changed',
    ]);
    expect(JSON.stringify(rows)).not.toContain('noted');
  });

  it('are listed in pages of two hundred', async () => {
    await database.asOwner(
      `with people as (
         insert into developers (tenant_id, id, name, email, handle)
         select $1, 'dev_' || $1 || n, 'N' || n, n || '@many.example', 'many-' || n
           from generate_series(1, 250) n returning id)
       insert into tenant_memberships (tenant_id, developer_id, role)
       select $1, id, 'member' from people`,
      [acme.id],
    );
    const first = expectReply(MembersReply, await admin.get(MEMBERS.list.path));
    expect([first.members.length, first.next_cursor]).toEqual([200, '200']);
    const rest = expectReply(MembersReply, await admin.get(`${MEMBERS.list.path}?cursor=200`));
    expect([rest.members.length, rest.next_cursor]).toEqual([52, null]);
    expect((await admin.get(`${MEMBERS.list.path}?cursor=-1`)).statusCode).toBe(400);
  });

  it('are not shown to somebody who is not signed in', async () => {
    expect((await new BrowserPerson(server).get(MEMBERS.list.path)).statusCode).toBe(401);
    const everybody = await new BrowserPerson(server).get(LOCAL_AUTH.people.path);
    expect(everybody.body).not.toContain('@acme');
  });
});
