import { MEMBERS, ONBOARDING, PROFILE, SESSION } from '@covibe/contracts';
import { OnboardingReply, SessionReply } from '@covibe/contracts/dto';
import type { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { plantCompany, signedInWithWorkos } from '../support/workos-person.js';
import { type StubUser, WorkosStub } from '../support/workos-stub/index.js';

const START = { tenant_name: 'Juniper Health', workspace_name: 'Clinic', name: 'Amara Diallo' };

const DOWN = { status: 503, body: { message: 'down' } };

describe('onboarding with WorkOS', () => {
  let stub: WorkosStub;
  let server: TestApp;
  let people = 0;

  beforeAll(async () => {
    stub = await WorkosStub.start();
    server = await testApp({ env: stub.env });
  });
  afterEach(() => stub.heal());
  afterAll(async () => {
    await server.stop();
    await stub.stop();
  });

  const user = (name = 'amara') => {
    people += 1;
    return stub.addUser(`${name}-${people}@juniper.example`, { first_name: 'Amara' });
  };
  const signIn = (one: StubUser) => signedInWithWorkos(server, { user: one });
  const state = async (person: BrowserPerson) =>
    expectReply(OnboardingReply, await person.get(ONBOARDING.state.path));
  const start = (person: BrowserPerson, changes: object = {}) =>
    person.send('POST', ONBOARDING.start.path, { ...START, ...changes });
  const accept = (person: BrowserPerson) => person.send('POST', ONBOARDING.accept.path);
  const session = async (person: BrowserPerson) =>
    expectReply(SessionReply, await person.get(SESSION.current.path));
  const code = (reply: { body: string }) => (JSON.parse(reply.body) as { code: string }).code;

  describe('by somebody without an organization', () => {
    it('founds one there and a tenant here, with its founder as admin of both', async () => {
      const amara = user();
      const person = await signIn(amara);
      expect(await state(person)).toMatchObject({
        step: 'found',
        email: amara.email,
        name: 'Amara',
        place: null,
      });
      expect(expectReply(SessionReply, await start(person))).toMatchObject({
        auth_mode: 'workos',
        tenant: { name: 'Juniper Health' },
        workspace: { name: 'Clinic' },
        role: 'admin',
      });
      expect(await session(person)).toMatchObject({ role: 'admin' });
      expect(await state(person)).toMatchObject({ step: 'done' });
      const [membership] = stub.records.activeMemberships(amara.id);
      expect(membership?.role.slug).toBe('admin');
      expect(stub.records.organizations.get(membership?.organization_id ?? '')?.name).toBe(
        'Juniper Health',
      );
    });

    it('takes the verified address and no other', async () => {
      const reply = await start(await signIn(user()), { email: 'else@juniper.example' });
      expect([reply.statusCode, JSON.parse(reply.body)]).toMatchObject([400, { field: 'email' }]);
    });

    it('leaves nothing here when WorkOS is down, and says to try again', async () => {
      const person = await signIn(user());
      stub.fail('POST /organizations', DOWN);
      expect((await start(person)).statusCode).toBe(503);
      expect(await state(person)).toMatchObject({ step: 'found' });
    });

    it('goes on with the same organization when it was cut off behind it', async () => {
      const person = await signIn(user('again'));
      const before = stub.count('POST /organizations');
      stub.fail('GET /user_management/organization_memberships', DOWN);
      expect((await start(person)).statusCode).toBe(503);
      stub.heal();
      expect(await state(person)).toMatchObject({ step: 'claim' });
      expect((await start(person)).statusCode).toBe(200);
      expect(stub.count('POST /organizations')).toBe(before + 1);
    });
  });

  describe('by the members of an organization without a tenant', () => {
    it('makes the first of them admin; the next one is told whom to ask', async () => {
      const [first, second] = [user('first'), user('second')];
      stub.addOrganization('Claimed', [first, second]);
      const early = await signIn(first);
      expect(await state(early)).toMatchObject({ step: 'claim' });
      expect(expectReply(SessionReply, await start(early)).role).toBe('admin');
      const late = await signIn(second);
      expect(await state(late)).toMatchObject({
        step: 'ask',
        place: 'Juniper Health',
        admins: ['Amara Diallo'],
      });
      const reply = await start(late);
      expect([reply.statusCode, code(reply)]).toEqual([403, 'onboarding/ask_an_admin']);
      expect((await accept(late)).statusCode).toBe(404);
      expect((await late.get(SESSION.current.path)).statusCode).toBe(403);
    });

    it('makes one of two admin when both come at the same moment', async () => {
      const pair = [user('left'), user('right')];
      stub.addOrganization('Race', pair);
      const persons = await Promise.all(pair.map(signIn));
      const replies = await Promise.all(persons.map((person) => start(person)));
      const states = replies.map(({ statusCode }) => statusCode).sort();
      expect(states[0]).toBe(200);
      expect([403, 409]).toContain(states[1]);
    });

    it('does not name an admin who is private', async () => {
      const [first, second] = [user('shy'), user('other')];
      stub.addOrganization('Shy', [first, second]);
      const admin = await signIn(first);
      await start(admin);
      await admin.send('PATCH', PROFILE.change.path, { visibility: 'private' });
      expect((await state(await signIn(second))).admins).toEqual(['Private teammate']);
    });
  });

  describe('by somebody who was invited', () => {
    it('gives the role of the invitation, once, and nothing above it', async () => {
      const acme = await plantCompany(server, stub, { name: 'acme', workspaces: 2 });
      const admin = await signIn(acme.adminUser);
      const nell = user('nell');
      await admin.send('POST', MEMBERS.invite.path, {
        email: nell.email.toUpperCase(),
        role: 'member',
        workspace_ids: [acme.workspaceIds[1]],
      });
      stub.records.addMembership(nell.id, acme.organization.id, 'member');
      const person = await signIn(nell);
      expect(await state(person)).toMatchObject({ step: 'accept', place: 'acme' });
      expect((await start(person)).statusCode).toBe(403);
      expect(expectReply(SessionReply, await accept(person))).toMatchObject({
        tenant: { id: acme.id },
        workspace: { id: acme.workspaceIds[1] },
        role: 'member',
      });
      expect((await session(person)).workspaces).toHaveLength(1);
      const again = await accept(person);
      expect([again.statusCode, code(again)]).toEqual([409, 'onboarding/already_inside']);
    });

    it('is closed once the invitation is revoked', async () => {
      const beta = await plantCompany(server, stub, { name: 'beta' });
      const admin = await signIn(beta.adminUser);
      const late = user('late');
      const sent = await admin.send('POST', MEMBERS.invite.path, {
        email: late.email,
        role: 'admin',
      });
      const { id } = (JSON.parse(sent.body) as { invitation: { id: string } }).invitation;
      stub.records.addMembership(late.id, beta.organization.id, 'member');
      const person = await signIn(late);
      expect(await state(person)).toMatchObject({ step: 'accept' });
      await admin.send('DELETE', MEMBERS.revokeInvitation.path.replace(':id', id));
      expect((await accept(person)).statusCode).toBe(404);
      expect(await state(person)).toMatchObject({ step: 'ask' });
    });

    it('lets in once of two tabs at the same moment', async () => {
      const gamma = await plantCompany(server, stub, { name: 'gamma' });
      const admin = await signIn(gamma.adminUser);
      const twin = user('twin');
      await admin.send('POST', MEMBERS.invite.path, { email: twin.email, role: 'member' });
      stub.records.addMembership(twin.id, gamma.organization.id, 'member');
      const person = await signIn(twin);
      const replies = await Promise.all([accept(person), accept(person)]);
      const states = replies.map(({ statusCode }) => statusCode).sort();
      expect(states[0]).toBe(200);
      expect([404, 409]).toContain(states[1]);
    });
  });

  it('asks the signed-out to sign in', async () => {
    const reply = await server.inject({ url: ONBOARDING.state.path });
    expect(reply.statusCode).toBe(401);
  });
});
