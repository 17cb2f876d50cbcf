import { RESET, TOKENS } from '@covibe/contracts';
import { CreatedTokenReply, ResetReply } from '@covibe/contracts/dto';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';
import { tokenHash } from '../../apps/server/src/platform/auth/tokens/token-format.js';
import { type TestApp, testApp } from '../support/test-app.js';

describe('the Danger zone', () => {
  let server: TestApp;
  let database: ServerDatabase;
  let acme: PlantedTenant;
  let other: PlantedTenant;
  let admin: BrowserPerson;
  let member: BrowserPerson;

  beforeAll(async () => {
    server = await testApp();
    database = await serverDatabase({ database: server.database });
    acme = await plantTenant(server.database, { name: 'acme', workspaces: 2 });
    other = await plantTenant(server.database, { name: 'other' });
    admin = await BrowserPerson.signedIn(server, acme.admin.id);
    member = await BrowserPerson.signedIn(server, acme.member.id);
  });
  afterAll(async () => {
    await database.stop();
    await server.stop();
  });

  const work = (tenant: PlantedTenant) =>
    database.asOwner(
      `insert into usage_events (workspace_id, id, developer_id, name, status, latency_ms)
       select unnest($1::text[]), 'use_1', $2, 'covibe_session.start', 'ok', 1`,
      [tenant.workspaceIds, tenant.member.id],
    );
  const left = async (tenant: PlantedTenant) =>
    (
      await database.asOwner('select 1 from usage_events where workspace_id = any($1)', [
        tenant.workspaceIds,
      ])
    ).length;

  it('starts the tenant over and leaves the other tenant, people and tokens alone', async () => {
    await work(acme);
    await work(other);
    const created = await member.send('POST', TOKENS.create.path, {});
    const { token } = expectReply(CreatedTokenReply, created);
    const reply = await admin.send('POST', RESET.work.path, { confirm: 'acme' });
    expect(expectReply(ResetReply, reply).deleted).toMatchObject({ usage_events: 2 });
    expect([await left(acme), await left(other)]).toEqual([0, 1]);
    expect(await database.system.agentActor(tokenHash(token))).toBeDefined();
    const events = await database.asOwner<{ type: string; workspace_id: string }>(
      'select type, workspace_id from work_events where workspace_id = any($1)',
      [acme.workspaceIds],
    );
    expect(events).toEqual([{ type: 'workspace.data_reset', workspace_id: acme.workspaceIds[0] }]);
  });

  it('asks for the name of the tenant, exactly', async () => {
    const theirs = await BrowserPerson.signedIn(server, other.admin.id);
    for (const confirm of ['Other', 'acme', '', 7, undefined]) {
      const reply = await theirs.send('POST', RESET.work.path, { confirm });
      expect(reply.statusCode).toBe(400);
      expect(JSON.parse(reply.body)).toMatchObject({ field: 'confirm' });
    }
    expect(await left(other)).toBe(1);
  });

  it('is closed to members', async () => {
    const reply = await member.send('POST', RESET.work.path, { confirm: 'acme' });
    expect(reply.statusCode).toBe(403);
  });

  it('is closed to tokens', async () => {
    const created = await admin.send('POST', TOKENS.create.path, {});
    const { token } = expectReply(CreatedTokenReply, created);
    const reply = await server.inject({
      method: 'POST',
      url: RESET.work.path,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
      },
      payload: JSON.stringify({ confirm: 'acme' }),
    });
    expect(reply.statusCode).toBe(401);
  });
});
