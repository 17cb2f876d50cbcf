import { MCP_PATH } from '@covibe/contracts';
import { UsageEvents } from '../../apps/server/src/platform/work-events/usage-events.js';
import { ownerSql } from '../support/owner-sql.js';
import { plantTenant, plantToken } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

describe('what an agent reads without a call', () => {
  let server: TestApp;
  let token: string;

  beforeAll(async () => {
    server = await testApp();
    const {
      id: tenantId,
      workspaceIds,
      member,
    } = await plantTenant(server.database, {
      name: 'acme',
    });
    const owner = { tenantId, workspaceId: workspaceIds[0] ?? '', developerId: member.id };
    ({ token } = await plantToken(server.database, owner));
  });
  afterAll(() => server.stop());

  const ask = (method: string, params: object) =>
    server.inject({
      method: 'POST',
      url: MCP_PATH,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      payload: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });

  it('is noted as use, with its end and without the words of a caller', async () => {
    await ask('resources/read', { uri: 'covibe://team' });
    await ask('resources/read', { uri: 'covibe://my-own-words' });
    await ask('prompts/get', { name: 'start-work', arguments: { task: 'Mend the login' } });
    await ask('prompts/get', { name: 'my-own-words' });
    await server.app.get(UsageEvents).flush();
    const rows = await ownerSql(
      server.database,
      'select name, status, latency_ms >= 0 as timed from usage_events order by name',
    );
    expect(rows).toEqual([
      { name: 'prompt.start-work', status: 'ok', timed: true },
      { name: 'prompt.unknown', status: 'error', timed: true },
      { name: 'resource.team', status: 'ok', timed: true },
      { name: 'resource.unknown', status: 'error', timed: true },
    ]);
  });
});
