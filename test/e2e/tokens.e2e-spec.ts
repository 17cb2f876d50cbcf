import { PROFILE, TOKENS, TOKEN_DAYS_MAX } from '@covibe/contracts';
import { CreatedTokenReply, TokensReply } from '@covibe/contracts/dto';
import {
  isWellFormedToken,
  tokenHash,
} from '../../apps/server/src/platform/auth/tokens/token-format.js';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant, plantToken } from '../support/planted-tenant.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';
import { type TestApp, testApp } from '../support/test-app.js';

const DAY_MS = 86_400_000;
const UNKNOWN = 'tok_01ARZ3NDEKTSV4RRFFQ69G5FAV';

describe('agent tokens in Settings', () => {
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

  const create = async (person: BrowserPerson, wish: object = {}) =>
    expectReply(CreatedTokenReply, await person.send('POST', TOKENS.create.path, wish));
  const list = async (person: BrowserPerson) =>
    expectReply(TokensReply, await person.get(TOKENS.list.path)).tokens;
  const revoke = (person: BrowserPerson, id: string) =>
    person.send('DELETE', TOKENS.revoke.path.replace(':id', id));

  it('are shown once, whole, and then by their last four characters', async () => {
    const { token, details } = await create(member, { name: 'Laptop', agent_type: 'codex' });
    expect(isWellFormedToken(token)).toBe(true);
    expect(details).toMatchObject({
      name: 'Laptop',
      agent_type: 'codex',
      last_four: token.slice(-4),
      owner: 'mel',
      is_mine: true,
      state: 'active',
      last_used_at: null,
    });
    const reply = await member.get(TOKENS.list.path);
    expect(reply.body).not.toContain(token);
    expect(await list(member)).toEqual([details]);
  });

  it('are kept as a hash and nothing more, in no event either', async () => {
    const { token, details } = await create(member);
    const rows = await database.asOwner<{ token_hash: string }>(
      'select token_hash from mcp_tokens where id = $1',
      [details.id],
    );
    expect(rows).toEqual([{ token_hash: tokenHash(token) }]);
    const events = await database.asOwner(
      'select e::text as text from work_events e union all select k::text from mcp_tokens k',
    );
    expect(JSON.stringify(events)).not.toContain(token.slice(3));
  });

  it.each([
    [undefined, 90],
    [1, 1],
    [TOKEN_DAYS_MAX, 365],
  ])('made for %s days last %d days', async (expires_in_days, days) => {
    const { details } = await create(member, { expires_in_days });
    const lasts = Date.parse(details.expires_at) - Date.parse(details.created_at);
    expect(lasts).toBe(days * DAY_MS);
    expect(details.state).toBe(days > 14 ? 'active' : 'expiring');
  });

  it.each([
    ['expires_in_days', { expires_in_days: 0 }],
    ['expires_in_days', { expires_in_days: 366 }],
    ['expires_in_days', { expires_in_days: 1.5 }],
    ['agent_type', { agent_type: 'gpt' }],
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(101) }],
    ['developer_id', { developer_id: 'dev_1' }],
  ])('are refused with a bad %s (%j)', async (field, wish) => {
    const reply = await member.send('POST', TOKENS.create.path, wish);
    expect(reply.statusCode).toBe(400);
    expect(JSON.parse(reply.body)).toMatchObject({ field });
  });

  it('are listed for an admin from the whole workspace, for a member their own', async () => {
    await create(admin, { name: 'of the admin' });
    await create(member, { name: 'of the member' });
    const names = async (person: BrowserPerson) =>
      (await list(person)).map(({ name }) => name).sort();
    expect(await names(admin)).toEqual(['of the admin', 'of the member']);
    expect(await names(member)).toEqual(['of the member']);
  });

  it('of a private developer do not name their owner to an admin', async () => {
    await create(member);
    await member.send('PATCH', PROFILE.change.path, { visibility: 'private' });
    expect((await list(admin)).map(({ owner }) => owner)).toEqual(['private']);
    expect((await list(member)).map(({ owner }) => owner)).toEqual(['mel']);
  });

  it('are revoked by their owner or by an admin, and revoking twice is fine', async () => {
    const own = await create(member);
    const watched = await create(member);
    expect((await revoke(member, own.details.id)).statusCode).toBe(200);
    expect((await revoke(admin, watched.details.id)).statusCode).toBe(200);
    expect((await revoke(admin, watched.details.id)).statusCode).toBe(200);
    expect((await list(member)).map(({ state }) => state)).toEqual(['revoked', 'revoked']);
    const events = await database.asOwner<{ subject_id: string }>(
      `select subject_id from work_events where type = 'token.revoked' and workspace_id = $1`,
      [acme.workspaceIds[0]],
    );
    expect(events).toHaveLength(2);
  });

  it('stop working when revoked, for good', async () => {
    const { token, details } = await create(member);
    expect(await database.system.agentActor(tokenHash(token))).toMatchObject({
      developerId: acme.member.id,
    });
    await revoke(member, details.id);
    expect(await database.system.agentActor(tokenHash(token))).toBeUndefined();
  });

  it('of others are unknown to a member, as are those of other workspaces and tenants', async () => {
    const { details } = await create(admin);
    const [, second = ''] = acme.workspaceIds;
    const [theirs = ''] = other.workspaceIds;
    const elsewhere = await plantToken(server.database, {
      tenantId: acme.id,
      workspaceId: second,
      developerId: acme.member.id,
    });
    const foreign = await plantToken(server.database, {
      tenantId: other.id,
      workspaceId: theirs,
      developerId: other.member.id,
    });
    const answers = await Promise.all(
      [UNKNOWN, details.id, elsewhere.id, foreign.id].map(async (id) => {
        const reply = await revoke(member, id);
        const { request_id: _, ...words } = JSON.parse(reply.body) as Record<string, unknown>;
        return { status: reply.statusCode, ...words };
      }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, code: 'tokens/unknown' });
    const alive = await database.asOwner(
      'select 1 from mcp_tokens where id = any($1) and revoked_at is null',
      [[details.id, elsewhere.id, foreign.id]],
    );
    expect(alive).toHaveLength(3);
  });

  it('cannot make, list or revoke tokens themselves', async () => {
    const { token, details } = await create(member);
    const headers = { authorization: `Bearer ${token}`, 'sec-fetch-site': 'same-origin' };
    const path = TOKENS.revoke.path.replace(':id', details.id);
    for (const [method, url] of [
      ['GET', TOKENS.list.path],
      ['POST', TOKENS.create.path],
      ['DELETE', path],
    ] as const) {
      const reply = await server.inject({
        method,
        url,
        headers: { ...headers, 'content-type': 'application/json' },
      });
      expect(reply.statusCode).toBe(401);
    }
  });

  it('that are usable are at most a hundred for one developer and workspace', async () => {
    await database.asOwner(
      `insert into mcp_tokens (workspace_id, id, tenant_id, developer_id, token_hash, last_four, expires_at)
       select $1, 'tok_' || $2 || n, $3, $2, $2 || n, '0000', now() + interval '1 day'
         from generate_series(1, 100) n`,
      [acme.workspaceIds[0], acme.member.id, acme.id],
    );
    const reply = await member.send('POST', TOKENS.create.path, {});
    expect(reply.statusCode).toBe(409);
    expect(JSON.parse(reply.body)).toMatchObject({ code: 'tokens/too_many' });
    await create(admin);
  });
});
