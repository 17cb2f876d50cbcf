import { jest } from '@jest/globals';
import { MEMBERS, SETUP_DEVICE } from '@covibe/contracts';
import { DecidedGrantReply, GrantReply, TokenStandingReply } from '@covibe/contracts/dto';
import { isWellFormedToken } from '../../apps/server/src/platform/auth/tokens/token-format.js';
import { Clock } from '../../apps/server/src/platform/clock/clock.js';
import { BrowserPerson } from '../support/browser-person.js';
import { decide, DeviceFlow, lookUp } from '../support/device-flow.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';
import { type TestApp, testApp } from '../support/test-app.js';

const BOTH = ['claude-code', 'codex'] as const;

describe('setting up a machine', () => {
  let server: TestApp;
  let database: ServerDatabase;
  let acme: PlantedTenant;
  let mel: BrowserPerson;
  let machine: DeviceFlow;
  let tenants = 0;

  beforeAll(async () => {
    server = await testApp();
    database = await serverDatabase({ database: server.database });
    machine = new DeviceFlow(server);
  });
  beforeEach(async () => {
    await database.asOwner('delete from rate_limits');
    tenants += 1;
    acme = await plantTenant(server.database, { name: `acme-${tenants}`, workspaces: 2 });
    mel = await BrowserPerson.signedIn(server, acme.member.id);
  });
  afterEach(() => void jest.restoreAllMocks());
  afterAll(async () => {
    await database.stop();
    await server.stop();
  });

  /** Moves the server's clock by so many seconds from now on. */
  const later = (seconds: number) => {
    const now = new Date(Date.now() + seconds * 1000);
    jest.spyOn(server.app.get(Clock), 'now').mockReturnValue(now);
  };
  const events = (type: string) =>
    database.asOwner<{ payload_json: object; actor_developer_id: string }>(
      'select payload_json, actor_developer_id from work_events where type = $1 and workspace_id = $2',
      [type, acme.workspaceIds[0]],
    );
  const tokensOf = (place: PlantedTenant) =>
    database.asOwner<{ agent_type: string; developer_id: string; workspace_id: string }>(
      'select agent_type, developer_id, workspace_id from mcp_tokens where tenant_id = $1 order by 1',
      [place.id],
    );
  const words = ({ statusCode, body }: { statusCode: number; body: string }) => {
    const { request_id: _, ...rest } = JSON.parse(body) as Record<string, unknown>;
    return JSON.stringify({ statusCode, ...rest });
  };

  it('gives one typed token an agent, once, after somebody approved it', async () => {
    const asked = await machine.request(BOTH, '  Mel’s   laptop ');
    expect(asked).toMatchObject({ expires_in: 600, interval: 5 });
    expect(asked.user_code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(asked.verification_uri).toMatch(
      new RegExp(`^http://localhost:\\d+/setup/authorize\\?code=${asked.user_code}$`),
    );
    expect(await machine.poll(asked.device_code)).toEqual({ status: 'pending' });

    const shown = expectReply(GrantReply, await lookUp(mel, asked.user_code));
    expect(shown).toMatchObject({
      user_code: asked.user_code,
      machine_name: 'Mel’s laptop',
      agents: BOTH,
      requested_from: '127.0.0.1',
      workspace: { id: acme.workspaceIds[0], name: 'space-1', tenant: `acme-${tenants}` },
      requires_retype: false,
    });
    const decided = expectReply(DecidedGrantReply, await decide(mel, asked.user_code));
    expect(decided).toEqual({ status: 'approved', machine_name: 'Mel’s laptop' });

    const { status, tokens = {} } = await machine.poll(asked.device_code);
    expect([status, Object.keys(tokens)]).toEqual(['approved', BOTH]);
    for (const [agent, token] of Object.entries(tokens)) {
      expect(isWellFormedToken(token)).toBe(true);
      const reply = await server.inject({
        url: SETUP_DEVICE.standing.path,
        headers: { authorization: `Bearer ${token}` },
      });
      expect(expectReply(TokenStandingReply, reply)).toMatchObject({
        agent_type: agent,
        developer: 'mel',
        workspace: 'space-1',
        tenant: `acme-${tenants}`,
      });
    }
    expect(await machine.poll(asked.device_code)).toEqual({ status: 'consumed' });
    expect(await tokensOf(acme)).toHaveLength(2);
    const payload = { machine_name: 'Mel’s laptop', agents: BOTH };
    for (const type of ['setup.approved', 'setup.delivered']) {
      expect(await events(type)).toEqual([
        { payload_json: payload, actor_developer_id: acme.member.id },
      ]);
    }
  });

  it('takes the code however it is typed, and looks for nothing that cannot be one', async () => {
    const { user_code } = await machine.request();
    const bare = user_code.replace('-', '');
    for (const typed of [bare, bare.toLowerCase(), `${bare.slice(0, 4)} ${bare.slice(4)}`]) {
      expect(expectReply(GrantReply, await lookUp(mel, typed)).user_code).toBe(user_code);
    }
    for (const typed of ['AEIOU', `${bare}B`, 'BCDF-GHJ1', '%']) {
      const reply = await lookUp(mel, typed);
      expect([reply.statusCode, JSON.parse(reply.body)]).toEqual([
        400,
        expect.objectContaining({ code: 'setup/not_a_code', field: 'code' }),
      ]);
    }
  });

  it('is refused for good when somebody denies it', async () => {
    const { user_code, device_code } = await machine.request();
    const reply = expectReply(DecidedGrantReply, await decide(mel, user_code, 'deny'));
    expect(reply.status).toBe('denied');
    expect(await machine.poll(device_code)).toEqual({ status: 'denied' });
    expect((await decide(mel, user_code)).statusCode).toBe(404);
    expect(await machine.poll(device_code)).toEqual({ status: 'denied' });
    expect(await events('setup.denied')).toHaveLength(1);
    expect(await tokensOf(acme)).toEqual([]);
  });

  it.each([
    [599, 200, 'approved'],
    [600, 404, 'expired'],
    [601, 404, 'expired'],
  ])('can be approved until ten minutes are over: at %d s', async (seconds, status, polled) => {
    const { user_code, device_code } = await machine.request();
    later(seconds);
    expect((await decide(mel, user_code)).statusCode).toBe(status);
    expect((await machine.poll(device_code)).status).toBe(polled);
  });

  it.each([
    [599, 'approved', 2],
    [600, 'expired', 0],
    [601, 'expired', 0],
  ])('can be collected for ten minutes more: at %d s', async (seconds, status, tokens) => {
    const { user_code, device_code } = await machine.request();
    later(300);
    await decide(mel, user_code);
    later(300 + seconds);
    expect((await machine.poll(device_code)).status).toBe(status);
    expect(await tokensOf(acme)).toHaveLength(tokens);
  });

  it('says the same of a code that never was, ran out, was denied or used', async () => {
    const [expired, denied, consumed] = [
      await machine.request(),
      await machine.request(),
      await machine.request(),
    ];
    await decide(mel, denied.user_code, 'deny');
    await decide(mel, consumed.user_code);
    await machine.poll(consumed.device_code);
    await database.asOwner(
      `update setup_device_grants set expires_at = now() where user_code = $1`,
      [expired.user_code.replace('-', '')],
    );
    const codes = ['BBBB-BBBB', expired.user_code, denied.user_code, consumed.user_code];
    const shown = await Promise.all(codes.map((code) => lookUp(mel, code)));
    const decided = await Promise.all(codes.map((code) => decide(mel, code)));
    expect(new Set([...shown, ...decided].map(words)).size).toBe(1);
    expect(JSON.parse(shown[0]?.body ?? '')).toMatchObject({ code: 'setup/unusable_code' });
  });

  it('tells the holder of the device code what became of it, and strangers nothing', async () => {
    const { user_code, device_code } = await machine.request();
    expect(await machine.poll('x'.repeat(43))).toEqual({ status: 'expired' });
    const shown = await lookUp(mel, user_code);
    expect(shown.body).not.toContain(device_code);
    const kept = await database.asOwner('select g::text as text from setup_device_grants g');
    expect(JSON.stringify(kept)).not.toContain(device_code);
  });

  it('gives nothing to somebody who lost their place before the tokens were collected', async () => {
    const ada = await BrowserPerson.signedIn(server, acme.admin.id);
    const { user_code, device_code } = await machine.request();
    await decide(mel, user_code);
    const removal = MEMBERS.remove.path.replace(':id', acme.member.id);
    expect((await ada.send('DELETE', removal)).statusCode).toBe(200);
    expect(await machine.poll(device_code)).toEqual({ status: 'denied' });
    expect(await machine.poll(device_code)).toEqual({ status: 'denied' });
    expect(await tokensOf(acme)).toEqual([]);
  });

  it('makes the tokens in the workspace the approver stood in', async () => {
    const [, second = ''] = acme.workspaceIds;
    await mel.send('PUT', '/api/session/workspace', { workspace_id: second });
    const { user_code, device_code } = await machine.request(['cursor']);
    await decide(mel, user_code);
    await mel.send('PUT', '/api/session/workspace', { workspace_id: acme.workspaceIds[0] });
    await machine.poll(device_code);
    expect(await tokensOf(acme)).toEqual([
      { agent_type: 'cursor', developer_id: acme.member.id, workspace_id: second },
    ]);
  });

  it('is refused while the approver has too many tokens, and can be approved afterwards', async () => {
    await database.asOwner(
      `insert into mcp_tokens (workspace_id, id, tenant_id, developer_id, token_hash, last_four, expires_at)
       select $1, 'tok_' || $2 || n, $3, $2, $2 || n, '0000', now() + interval '1 day'
         from generate_series(1, 99) n`,
      [acme.workspaceIds[0], acme.member.id, acme.id],
    );
    const { user_code } = await machine.request();
    const reply = await decide(mel, user_code);
    expect([reply.statusCode, JSON.parse(reply.body)]).toEqual([
      409,
      expect.objectContaining({ code: 'tokens/too_many' }),
    ]);
    await database.asOwner('delete from mcp_tokens where tenant_id = $1', [acme.id]);
    expect((await decide(mel, user_code)).statusCode).toBe(200);
  });

  it.each([
    [{ machine_name: '', agents: ['codex'] }],
    [{ machine_name: 'x'.repeat(101), agents: ['codex'] }],
    [{ machine_name: 'gnp.\u202etxt', agents: ['codex'] }],
    [{ machine_name: 'a', agents: [] }],
    [{ machine_name: 'a', agents: ['gpt'] }],
    [{ machine_name: 'a', agents: ['codex', 'codex'] }],
    [{ machine_name: 'a', agents: ['codex'], tenant_id: 'x' }],
    [{ agents: ['codex'] }],
  ])('is not begun with %j', async (wish) => {
    expect((await machine.post(SETUP_DEVICE.request.path, wish)).statusCode).toBe(400);
  });

  it('cannot be approved with a token, nor from a page of somebody else', async () => {
    const { user_code, device_code } = await machine.request();
    await decide(mel, user_code);
    const { tokens } = await machine.poll(device_code);
    const next = await machine.request();
    const payload = { user_code: next.user_code, action: 'approve' };
    const withToken = await server.inject({
      method: 'POST',
      url: SETUP_DEVICE.decide.path,
      payload,
      headers: { authorization: `Bearer ${tokens?.codex}`, 'sec-fetch-site': 'same-origin' },
    });
    const elsewhere = await server.inject({
      method: 'POST',
      url: SETUP_DEVICE.decide.path,
      payload,
      headers: { cookie: mel.cookieHeader, 'sec-fetch-site': 'cross-site' },
    });
    expect([withToken.statusCode, elsewhere.statusCode]).toEqual([401, 403]);
    expect(await machine.poll(next.device_code)).toEqual({ status: 'pending' });
  });

  it('answers no cache: what holds a code or a token is kept by nobody in between', async () => {
    const asked = await machine.post(SETUP_DEVICE.request.path, {
      machine_name: 'a',
      agents: ['codex'],
    });
    const polled = await machine.pollOnce('x'.repeat(43));
    for (const { headers } of [asked, polled]) expect(headers['cache-control']).toBe('no-store');
  });
});
