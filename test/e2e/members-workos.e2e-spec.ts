import { MEMBERS, PROFILE, SESSION, TENANCY } from '@covibe/contracts';
import { InvitedReply, MemberReply, MembersReply, ProfileReply } from '@covibe/contracts/dto';
import type { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { plantCompany, signedInWithWorkos, type WorkosCompany } from '../support/workos-person.js';
import { WorkosStub } from '../support/workos-stub/index.js';

const PASSWORD = 'correct horse battery staple';
const INVITATIONS = 'POST /user_management/invitations';
const MEMBERSHIPS = 'POST /user_management/organization_memberships';

const DOWN = { status: 503, body: { message: 'down' } };

describe('members with WorkOS', () => {
  let stub: WorkosStub;
  let server: TestApp;
  let database: ServerDatabase;
  let acme: WorkosCompany;
  let admin: BrowserPerson;
  let companies = 0;

  beforeAll(async () => {
    stub = await WorkosStub.start();
    server = await testApp({ env: stub.env });
    database = await serverDatabase({ database: server.database });
  });
  beforeEach(async () => {
    companies += 1;
    acme = await plantCompany(server, stub, { name: `acme-${companies}` });
    admin = await signedInWithWorkos(server, { user: acme.adminUser });
  });
  afterEach(() => stub.heal());
  afterAll(async () => {
    await database.stop();
    await server.stop();
    await stub.stop();
  });

  const members = async () => expectReply(MembersReply, await admin.get(MEMBERS.list.path));
  const invite = (email: string, changes: object = {}) =>
    admin.send('POST', MEMBERS.invite.path, { email, role: 'member', ...changes });
  const create = (email: string, changes: object = {}) =>
    admin.send('POST', MEMBERS.create.path, {
      ...{ email, name: 'Nia Okoro', role: 'member', initial_password: PASSWORD, ...changes },
    });
  const words = (reply: { statusCode: number; body: string }) => ({
    status: reply.statusCode,
    ...(JSON.parse(reply.body) as { code: string; field?: string }),
  });
  const address = (name: string) => `${name}@acme-${companies}.example`;
  const letters = () => [...stub.records.invitations.values()];

  describe('invited by letter', () => {
    it('get one from WorkOS with their role, and are listed as pending until they come', async () => {
      const reply = expectReply(InvitedReply, await invite(address('Nia'), { role: 'admin' }));
      expect(reply).toMatchObject({ email: address('nia'), join_link: null });
      expect(letters().at(-1)).toMatchObject({
        email: address('nia'),
        organization_id: acme.organization.id,
        role_slug: 'admin',
        inviter_user_id: acme.adminUser.id,
      });
      const { members: listed, invitations } = await members();
      expect(listed).toHaveLength(2);
      expect(invitations).toEqual([reply.invitation]);
    });

    it('are invited once at a time, also by two admins at the same moment', async () => {
      const replies = await Promise.all([invite(address('twice')), invite(address('twice'))]);
      const states = replies.map(words).sort((a, b) => a.status - b.status);
      expect(states).toMatchObject([
        { status: 200 },
        { status: 409, code: 'members/already_invited', field: 'email' },
      ]);
    });

    it('are not held a place when the letter could not be sent', async () => {
      stub.fail(INVITATIONS, DOWN);
      expect(words(await invite(address('late')))).toMatchObject({ status: 503 });
      expect((await members()).invitations).toEqual([]);
      stub.heal();
      expect((await invite(address('late'))).statusCode).toBe(200);
    });

    it('find a place held without a letter when they are in the organization already', async () => {
      const colleague = stub.addUser(address('colleague'));
      stub.records.addMembership(colleague.id, acme.organization.id, 'member');
      expect((await invite(colleague.email)).statusCode).toBe(200);
      expect((await members()).invitations).toHaveLength(1);
    });

    it('are not members, private names or of another tenant', async () => {
      expect(words(await invite(acme.member.email))).toMatchObject({
        code: 'members/already_member',
      });
      expect(words(await invite(address('x'), { name: 'X' }))).toMatchObject({ field: 'name' });
    });

    it('lose the letter when an admin revokes it, and can be invited again', async () => {
      const sent = expectReply(InvitedReply, await invite(address('nia')));
      const path = MEMBERS.revokeInvitation.path.replace(':id', sent.invitation?.id ?? '');
      expect((await admin.send('DELETE', path)).statusCode).toBe(200);
      expect((await admin.send('DELETE', path)).statusCode).toBe(404);
      expect(letters().at(-1)?.state).toBe('revoked');
      expect((await invite(address('nia'))).statusCode).toBe(200);
    });
  });

  describe('created with an initial password', () => {
    it('have it at WorkOS and nowhere here, and can sign in at once', async () => {
      const email = address('nia');
      const made = expectReply(MemberReply, await create(email, { handle: 'nia' }));
      expect(made).toMatchObject({ handle: 'nia', role: 'member', email });
      const user = stub.records.userByEmail(email);
      expect(user).toMatchObject({ password: PASSWORD, first_name: 'Nia', last_name: 'Okoro' });
      const tables = await database.asOwner<{ name: string }>(
        `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
      );
      for (const { name } of tables) {
        const rows = await database.asOwner(`select t::text from ${name} t`);
        expect(JSON.stringify(rows)).not.toContain(PASSWORD);
      }
      if (!user) throw new Error('nobody was made');
      const nia = await signedInWithWorkos(server, { user });
      expect((await nia.get(SESSION.current.path)).statusCode).toBe(200);
    });

    it('are told why WorkOS does not take a password', async () => {
      stub.fail('POST /user_management/users', {
        status: 422,
        body: { code: 'password_strength_error', errors: [{ code: 'password_pwned' }] },
      });
      const reply = words(await create(address('nia')));
      expect(reply).toMatchObject({ status: 400, field: 'initial_password' });
      expect(JSON.stringify(reply)).not.toContain(PASSWORD);
    });

    it.each([
      ['initial_password', { initial_password: 'short' }],
      ['initial_password', { initial_password: 'x'.repeat(129) }],
      ['handle', { handle: 'api' }],
      ['name', { name: '' }],
    ])('need a proper %s', async (field, changes) => {
      expect(words(await create(address('nia'), changes))).toMatchObject({ status: 400, field });
      expect(stub.records.userByEmail(address('nia'))).toBeUndefined();
    });

    it('are taken back at WorkOS when the rest fails', async () => {
      stub.fail(MEMBERSHIPS, DOWN);
      expect((await create(address('nia'))).statusCode).toBe(503);
      expect(stub.records.userByEmail(address('nia'))).toBeUndefined();
      expect((await members()).members).toHaveLength(2);
    });

    it('have neither the address of a member, of an account, nor the handle of anybody', async () => {
      expect(words(await create(acme.member.email))).toMatchObject({
        code: 'members/already_member',
      });
      stub.addUser(address('known'));
      expect(words(await create(address('known')))).toMatchObject({
        code: 'members/account_exists',
      });
      expect(words(await create(address('nia'), { handle: 'ada' }))).toMatchObject({
        code: 'members/handle_taken',
      });
      await invite(address('awaited'));
      expect(words(await create(address('awaited')))).toMatchObject({
        code: 'members/already_invited',
      });
    });
  });

  describe('changed by an admin', () => {
    const joined = async (name: string) => {
      const { id } = expectReply(MemberReply, await create(address(name)));
      const user = stub.records.userByEmail(address(name));
      if (!id || !user) throw new Error('nobody was made');
      const membership = () => stub.records.membership(user.id, acme.organization.id);
      return { id, user, membership };
    };
    const roleOf = (id: string) => MEMBERS.changeRole.path.replace(':id', id);

    it('have their role there too', async () => {
      const { id, membership } = await joined('nia');
      await admin.send('PUT', roleOf(id), { role: 'admin' });
      expect(membership()?.role.slug).toBe('admin');
    });

    it('leave the organization when removed, and their live session ends here', async () => {
      const { id, user, membership } = await joined('nia');
      const nia = await signedInWithWorkos(server, { user });
      expect((await admin.send('DELETE', MEMBERS.remove.path.replace(':id', id))).statusCode).toBe(
        200,
      );
      expect(membership()).toBeUndefined();
      expect([401, 403]).toContain((await nia.get(SESSION.current.path)).statusCode);
    });

    it('are changed here also while WorkOS is down', async () => {
      const { id, user } = await joined('nia');
      const nia = await signedInWithWorkos(server, { user });
      stub.fail('*', DOWN);
      expect((await admin.send('DELETE', MEMBERS.remove.path.replace(':id', id))).statusCode).toBe(
        200,
      );
      expect([401, 403]).toContain((await nia.get(SESSION.current.path)).statusCode);
    });
  });

  it('rename the tenant and its organization together, or neither', async () => {
    const rename = (name: string) => admin.send('PATCH', TENANCY.renameTenant.path, { name });
    expect((await rename('Acme Tools')).statusCode).toBe(200);
    expect(stub.records.organizations.get(acme.organization.id)?.name).toBe('Acme Tools');
    stub.fail('PUT /organizations/:id', DOWN);
    expect((await rename('Half done')).statusCode).toBe(503);
    const session = JSON.parse((await admin.get(SESSION.current.path)).body) as {
      tenant: { name: string };
    };
    expect(session.tenant.name).toBe('Acme Tools');
  });

  it('make no organization for a workspace', async () => {
    const before = stub.records.organizations.size;
    const made = await admin.send('POST', TENANCY.createWorkspace.path, { name: 'Harbor' });
    expect(made.statusCode).toBe(200);
    expect(stub.records.organizations.size).toBe(before);
  });

  it('ask for a letter to reset their password, a few times an hour', async () => {
    const profile = expectReply(ProfileReply, await admin.get(PROFILE.mine.path));
    expect(profile.has_password).toBe(true);
    const ask = () => admin.send('POST', PROFILE.requestPasswordReset.path);
    expect((await ask()).statusCode).toBe(200);
    expect([...stub.records.resets.values()].map(({ email }) => email)).toEqual([acme.admin.email]);
    const replies = await Promise.all(Array.from({ length: 5 }, ask));
    expect(replies.map(({ statusCode }) => statusCode)).toContain(429);
  });
});
