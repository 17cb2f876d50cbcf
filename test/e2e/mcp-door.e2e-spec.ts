import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { MCP_PATH } from '@covibe/contracts';
import { NoopToolModule } from '../support/fixture-tools/noop-tool.js';
import { type PlantedTenant, plantTenant, plantToken } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

const META = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'spec', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

describe("the agents' door", () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let origin: string;
  let token: string;

  beforeAll(async () => {
    server = await testApp({ shape: (root) => root.imports?.push(NoopToolModule) });
    acme = await plantTenant(server.database, { name: 'acme' });
    const owner = {
      tenantId: acme.id,
      workspaceId: acme.workspaceIds[0] ?? '',
      developerId: acme.member.id,
    };
    ({ token } = await plantToken(server.database, owner, { agentType: 'codex' }));
    origin = await server.listen();
  });
  afterAll(() => server.stop());

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${origin}${MCP_PATH}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        ...headers,
      },
      body: JSON.stringify(body),
    });

  it('serves a client of the 2025 revisions', async () => {
    const client = new Client({ name: 'spec', version: '1' });
    const transport = new StreamableHTTPClientTransport(new URL(`${origin}${MCP_PATH}`), {
      requestInit: { headers: { authorization: `Bearer ${token}` } },
    });
    await client.connect(transport);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain('test_noop');
    const answer = await client.callTool({
      name: 'test_noop',
      arguments: { operation: 'nothing' },
    });
    expect(answer.structuredContent).toMatchObject({ status: 'ok', data: {} });
    await client.close();
  });

  it('serves the 2026 revision with a plain JSON answer, whatever the caller accepts', async () => {
    const reply = await post(
      {
        jsonrpc: '2.0',
        id: 7,
        method: 'tools/call',
        params: { name: 'test_noop', arguments: { operation: 'nothing' }, _meta: META },
      },
      {
        accept: 'text/html',
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': 'tools/call',
        'mcp-name': 'test_noop',
      },
    );
    expect(reply.headers.get('content-type')).toContain('application/json');
    const { id, result } = (await reply.json()) as { id: number; result: unknown };
    expect(id).toBe(7);
    expect(result).toMatchObject({ structuredContent: { status: 'ok' } });
  });

  it('names the operation at fault instead of failing', async () => {
    const ask = async (args: unknown) => {
      const reply = await post({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'test_noop', arguments: args },
      });
      const { result } = (await reply.json()) as { result: { structuredContent: unknown } };
      return result.structuredContent;
    };
    expect(await ask({ operation: 'everything' })).toMatchObject({
      status: 'error',
      error: { code: 'mcp/unknown_operation', field: 'operation' },
    });
    expect(await ask({ operation: 'nothing', wish: 1 })).toMatchObject({
      status: 'error',
      error: { code: 'mcp/invalid_input', field: 'wish' },
    });
  });

  it.each([
    ['no token', {}],
    ['a mistyped token', { authorization: 'Bearer cv_000000000000000000000000000000000000' }],
    ['something else', { authorization: 'Basic abc' }],
  ])('asks for a token when there is %s', async (_, headers) => {
    const reply = await fetch(`${origin}${MCP_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    });
    expect(reply.status).toBe(401);
    expect(reply.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('keeps pages of other sites out', async () => {
    const reply = await post(
      { jsonrpc: '2.0', id: 1, method: 'tools/list' },
      { origin: 'https://evil.example' },
    );
    expect(reply.status).toBe(403);
  });

  it.each(['GET', 'DELETE'])('offers neither stream nor session (%s)', async (method) => {
    const reply = await fetch(`${origin}${MCP_PATH}`, { method });
    expect(reply.status).toBe(405);
    expect(reply.headers.get('allow')).toBe('POST');
  });

  it('never mixes up the answers of two callers with equal request ids', async () => {
    const calls = Array.from({ length: 400 }, (_, place) =>
      post(
        {
          jsonrpc: '2.0',
          id: place % 4,
          method: 'tools/call',
          params: { name: 'test_noop', arguments: { operation: `wish-${place}` } },
        },
        { 'x-request-id': `call-${place}-of-400` },
      ),
    );
    const answers = await Promise.all(calls);
    for (const [place, reply] of answers.entries()) {
      const { result } = (await reply.json()) as {
        result: { structuredContent: { request_id: string } };
      };
      expect(result.structuredContent.request_id).toBe(`call-${place}-of-400`);
    }
  });
});
