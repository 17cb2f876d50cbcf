import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WorkosStub } from './index.ts';

type Body = Record<string, unknown>;

/** What the official emulator lets pass and the service does not: here the stub has to be stricter. */
describe('the WorkOS stub', () => {
  let stub: WorkosStub;
  beforeEach(async () => {
    stub = await WorkosStub.start();
  });
  afterEach(() => stub.stop());

  async function post(path: string, body: Body) {
    const reply = await fetch(stub.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${stub.apiKey}` },
      body: JSON.stringify(body),
    });
    return { status: reply.status, body: (await reply.json()) as Body };
  }

  const authenticate = (body: Body) =>
    post('/user_management/authenticate', {
      client_id: stub.clientId,
      client_secret: stub.apiKey,
      ...body,
    });

  const signIn = (email: string) =>
    authenticate({ grant_type: 'password', email, password: 'a long password' });

  const person = (email: string) => stub.addUser(email, { password: 'a long password' });

  const claims = ({ access_token }: Body) =>
    JSON.parse(
      Buffer.from(String(access_token).split('.')[1] ?? '', 'base64url').toString(),
    ) as Body;

  it('puts the only organization of a person into their first token', async () => {
    const ada = person('ada@acme.example');
    const { id } = stub.addOrganization('Acme', [ada]);
    const { body } = await signIn(ada.email);
    expect(claims(body)).toMatchObject({ sub: ada.id, org_id: id, role: 'member' });
  });

  it('asks a member of two organizations to choose, and lets only members in', async () => {
    const ada = person('ada@acme.example');
    const [acme] = ['Acme', 'Beta'].map((name) => stub.addOrganization(name, [ada]));
    const foreign = stub.addOrganization('Foreign');
    const asked = await signIn(ada.email);
    expect(asked).toMatchObject({ status: 403, body: { code: 'organization_selection_required' } });
    const choose = (organization_id: string | undefined) =>
      authenticate({
        grant_type: 'urn:workos:oauth:grant-type:organization-selection',
        pending_authentication_token: asked.body.pending_authentication_token,
        organization_id,
      });
    expect((await choose(foreign.id)).status).toBe(400);
    expect(claims((await choose(acme?.id)).body).org_id).toBe(acme?.id);
    expect((await choose(acme?.id)).status).toBe(400);
  });

  it('rotates refresh tokens inside one session and knows a used one', async () => {
    const ada = person('ada@acme.example');
    const first = (await signIn(ada.email)).body;
    const renew = (refresh_token: unknown) =>
      authenticate({ grant_type: 'refresh_token', refresh_token });
    const second = (await renew(first.refresh_token)).body;
    expect(claims(second).sid).toBe(claims(first).sid);
    expect(await renew(first.refresh_token)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    await post('/user_management/sessions/revoke', { session_id: claims(first).sid });
    expect(await renew(second.refresh_token)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  it('gives no token for an organization that the person is not in', async () => {
    const ada = person('ada@acme.example');
    const foreign = stub.addOrganization('Foreign');
    const { refresh_token } = (await signIn(ada.email)).body;
    const grant = { grant_type: 'refresh_token', refresh_token, organization_id: foreign.id };
    expect((await authenticate(grant)).status).toBe(400);
  });

  it('refuses weak passwords, second invitations and unknown clients', async () => {
    const { id } = stub.addOrganization('Acme');
    const weak = await post('/user_management/users', { email: 'a@b.example', password: 'short' });
    expect(weak).toMatchObject({ status: 400, body: { code: 'password_strength_error' } });
    const invite = { email: 'mel@acme.example', organization_id: id };
    expect((await post('/user_management/invitations', invite)).status).toBe(201);
    expect((await post('/user_management/invitations', invite)).status).toBe(400);
    expect((await authenticate({ client_secret: 'sk_wrong' })).status).toBe(401);
    const bare = await fetch(`${stub.url}/organizations`);
    expect(bare.status).toBe(401);
  });

  it('carries an invitation and a password reset to their ends', async () => {
    const { id } = stub.addOrganization('Acme');
    const mel = person('mel@acme.example');
    const sent = await post('/user_management/invitations', {
      email: mel.email,
      organization_id: id,
      role_slug: 'admin',
    });
    await post(`/user_management/invitations/${String(sent.body.id)}/accept`, {});
    expect(stub.records.membership(mel.id, id)?.role.slug).toBe('admin');
    const reset = await post('/user_management/password_reset', { email: mel.email });
    const token = reset.body.password_reset_token;
    const confirm = { token, new_password: 'another long password' };
    await post('/user_management/password_reset/confirm', confirm);
    expect((await signIn(mel.email)).status).toBe(401);
  });

  it('shows who can sign in and where, as a page that hides nothing in markup', async () => {
    const ada = person('ada@acme.example');
    stub.addOrganization('Acme <b>', [ada]);
    const query = new URLSearchParams({
      client_id: stub.clientId,
      redirect_uri: 'http://localhost:3000/callback',
      state: 's',
    });
    const page = await fetch(`${stub.url}/user_management/authorize?${query.toString()}`);
    const text = await page.text();
    expect(text).toContain('ada@acme.example');
    expect(text).not.toContain('<b>');
    const link = /href="([^"]*organization=[^"]*)"/.exec(text)?.[1] ?? '';
    const chosen = new URL(link.replaceAll('&#38;', '&'), `${stub.url}/user_management/authorize`);
    const back = await fetch(chosen, { redirect: 'manual' });
    expect(back.headers.get('location')).toMatch(
      /^http:\/\/localhost:3000\/callback\?code=code_\w+&state=s$/,
    );
  });

  it('fails as told, as often as told', async () => {
    stub.fail('GET /organizations', 503, 1);
    const headers = { authorization: `Bearer ${stub.apiKey}` };
    const ask = async () => (await fetch(`${stub.url}/organizations`, { headers })).status;
    expect([await ask(), await ask()]).toEqual([503, 200]);
    stub.fail('*', 'cut');
    await expect(ask()).rejects.toThrow();
  });
});
