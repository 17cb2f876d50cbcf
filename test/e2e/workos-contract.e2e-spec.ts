import { createHash, randomBytes } from 'node:crypto';
import { WorkosClient } from '../../apps/server/src/platform/auth/workos/workos-client.js';
import { WorkosDirectory } from '../../apps/server/src/platform/auth/workos/workos-directory.js';
import type { WorkosAccess } from '../../apps/server/src/platform/auth/workos/workos-access.js';
import {
  DirectoryConflict,
  NotInDirectory,
  SignInRefused,
} from '../../apps/server/src/platform/auth/workos/workos.errors.js';
import { WorkosStub } from '../support/workos-stub/index.js';

interface Subject {
  url: string;
  clientId: string;
  apiKey: string;
}

const REDIRECT = 'http://localhost:3000/callback';
const PASSWORD = 'a long enough password';

/**
 * What our adapter relies on, in words that the stub and the official emulator must both bear out.
 * Where the emulator is known to be more lenient than the service, only the stub is asked.
 */
function contract(subject: () => Subject): void {
  let client: WorkosClient;
  let directory: WorkosDirectory;

  beforeAll(() => {
    const { url, clientId, apiKey } = subject();
    client = new WorkosClient({
      clientId,
      apiKey,
      cookiePassword: 'a cookie password, long enough to be one',
      redirectUri: REDIRECT,
      apiUrl: url,
      issuers: [url],
      missing: [],
    });
    directory = new WorkosDirectory({ client } as WorkosAccess);
  });

  const newEmail = () => `p${randomBytes(6).toString('hex')}@acme.example`;
  const newUser = (email = newEmail()) =>
    directory.createUser({ email, name: 'Ada King Lovelace', password: PASSWORD });

  /** Goes to the hosted page as somebody and takes the code that it sends back. */
  async function codeFor(email: string, verifier: string, state = 'a-state'): Promise<string> {
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const url = new URL(client.authorizeUrl({ state, challenge, redirectUri: REDIRECT }));
    url.searchParams.set('login_hint', email);
    const reply = await fetch(url, { redirect: 'manual' });
    const back = new URL(reply.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe(state);
    return back.searchParams.get('code') ?? '';
  }

  async function signIn(email: string) {
    const verifier = randomBytes(32).toString('base64url');
    return client.exchange({ code: await codeFor(email, verifier), verifier });
  }

  it('exchanges a code for a signed token of the person who signed in', async () => {
    const email = newEmail();
    const { id } = await newUser(email);
    const grant = await signIn(email);
    expect(grant).toMatchObject({ userId: id, name: 'Ada King Lovelace' });
    expect(grant.sessionId).toMatch(/^session_/);
    expect(grant.expiresAt).toBeGreaterThan(Date.now() / 1000);
    expect(grant.organizationId).toBeUndefined();
  });

  it('takes a code once', async () => {
    const email = newEmail();
    await newUser(email);
    const verifier = randomBytes(32).toString('base64url');
    const code = await codeFor(email, verifier);
    await client.exchange({ code, verifier });
    await expect(client.exchange({ code, verifier })).rejects.toThrow(SignInRefused);
  });

  it('takes a code only with the verifier of its challenge', async () => {
    const email = newEmail();
    await newUser(email);
    const code = await codeFor(email, randomBytes(32).toString('base64url'));
    const verifier = randomBytes(32).toString('base64url');
    await expect(client.exchange({ code, verifier })).rejects.toThrow(SignInRefused);
  });

  it('exchanges a refresh token once, and refuses it afterwards', async () => {
    const email = newEmail();
    await newUser(email);
    const first = await signIn(email);
    const second = await client.renew(first);
    expect(second).toMatchObject({ userId: first.userId });
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await expect(client.renew(first)).rejects.toThrow(SignInRefused);
  });

  it('names the organization in the token once the session entered it', async () => {
    const email = newEmail();
    const { id: userId } = await newUser(email);
    const session = await signIn(email);
    const { id: organizationId } = await directory.createOrganization('Acme');
    const { id } = await directory.addMember({ userId, organizationId, role: 'admin' });
    const moved = await client.renew({ ...session, organizationId });
    expect(moved.organizationId).toBe(organizationId);
    expect(await directory.membershipOf({ userId, organizationId })).toEqual({ id });
  });

  it('renames organizations and says when there is none', async () => {
    const { id } = await directory.createOrganization('Before');
    await directory.renameOrganization(id, 'After');
    const renamed = await client.api.organizations.getOrganization(id);
    expect(renamed.name).toBe('After');
    await expect(directory.renameOrganization('org_none', 'x')).rejects.toThrow(NotInDirectory);
  });

  it('keeps one user an address', async () => {
    const email = newEmail();
    await newUser(email);
    await expect(newUser(email)).rejects.toThrow(DirectoryConflict);
  });

  it('creates people whose address is not yet verified', async () => {
    const { id } = await newUser();
    const user = await client.api.userManagement.getUser(id);
    expect(user).toMatchObject({
      emailVerified: false,
      firstName: 'Ada',
      lastName: 'King Lovelace',
    });
  });

  it('keeps one membership for a person and organization, and changes its role', async () => {
    const { id: userId } = await newUser();
    const { id: organizationId } = await directory.createOrganization('Acme');
    const { id } = await directory.addMember({ userId, organizationId, role: 'member' });
    const again = directory.addMember({ userId, organizationId, role: 'admin' });
    await expect(again).rejects.toThrow(DirectoryConflict);
    await directory.changeRole(id, 'admin');
    const membership = await client.api.userManagement.getOrganizationMembership(id);
    expect(membership.role.slug).toBe('admin');
  });

  it('takes away what is there, and is content when it is gone already', async () => {
    const { id: userId } = await newUser();
    const { id: organizationId } = await directory.createOrganization('Acme');
    const { id } = await directory.addMember({ userId, organizationId, role: 'member' });
    for (let round = 0; round < 2; round += 1) await directory.removeMember(id);
    expect(await directory.membershipOf({ userId, organizationId })).toBeUndefined();
    for (let round = 0; round < 2; round += 1) await directory.deleteUser(userId);
    const gone = client.api.userManagement.getUser(userId);
    await expect(gone).rejects.toMatchObject({ status: 404 });
  });

  it('sends invitations and revokes them', async () => {
    const { id: organizationId } = await directory.createOrganization('Acme');
    const email = newEmail();
    const sent = await directory.invite({ email, organizationId, role: 'member' });
    expect(sent).toMatchObject({ email });
    expect(sent.expiresAt.getTime()).toBeGreaterThan(Date.now());
    await directory.revokeInvitation(sent.id);
    const { state } = await client.api.userManagement.getInvitation(sent.id);
    expect(state).toBe('revoked');
  });

  it('starts a password reset for a known address', async () => {
    const email = newEmail();
    await newUser(email);
    await expect(directory.requestPasswordReset(email)).resolves.toBeUndefined();
  });

  it('forgets a session that is revoked', async () => {
    const email = newEmail();
    const { id } = await newUser(email);
    const { sessionId } = await signIn(email);
    await client.revoke(sessionId);
    const { data } = await client.api.userManagement.listSessions(id);
    const left = data.filter((one) => one.id === sessionId && one.status === 'active');
    expect(left).toEqual([]);
  });

  it('sends a browser that signs out back to where it asked to go', async () => {
    const email = newEmail();
    await newUser(email);
    const { sessionId } = await signIn(email);
    const url = client.logoutUrl(sessionId, 'http://localhost:3000/');
    const reply = await fetch(url, { redirect: 'manual' });
    expect(reply.headers.get('location')).toBe('http://localhost:3000/');
  });
}

describe('the WorkOS stub bears out the contract: it', () => {
  let stub: WorkosStub;
  beforeAll(async () => {
    stub = await WorkosStub.start();
  });
  afterAll(() => stub.stop());
  contract(() => stub);
});

const { COVIBE_WORKOS_EMULATOR_URL: url, COVIBE_WORKOS_EMULATOR_KEY: apiKey } = process.env;
if (url && apiKey) {
  describe('the official emulator bears out the contract: it', () => {
    contract(() => ({ url, apiKey, clientId: 'client_emulator' }));
  });
}
