import { MCP_PATH } from '@covibe/contracts';
import { plantTenant, plantToken } from '../support/planted-tenant.js';
import { rawRequest } from '../support/raw-request.js';
import { type TestApp, testApp } from '../support/test-app.js';

const CALL = { jsonrpc: '2.0', id: 1, method: 'tools/call' };
const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

interface Answer {
  status: number;
  text: string;
  body: {
    code?: string;
    error?: { code: number; message: string; data?: { uri?: string } };
    result?: {
      isError: boolean;
      structuredContent: {
        data?: { task?: { id: string; title: string } };
        error?: { code: string; field?: string };
      };
    };
  };
}

describe("bad input at the agents' door", () => {
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

  async function send(payload: string): Promise<Answer> {
    const reply = await server.inject({
      method: 'POST',
      url: MCP_PATH,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      payload,
    });
    const text = reply.body;
    return { status: reply.statusCode, text, body: text ? (JSON.parse(text) as never) : {} };
  }

  const start = (fields: string) =>
    send(
      `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"covibe_task",` +
        `"arguments":{"operation":"start",${fields}}}}`,
    );

  it.each([
    ['a number for a text', '"title":7', 'title'],
    ['an array for a text', '"title":["a"]', 'title'],
    ['an object for a list', '"title":"a","paths":{"0":"src"}', 'paths'],
    ['a list of lists', '"title":"a","paths":[["src"]]', 'paths'],
    ['a word that is none of those offered', '"title":"a","priority":"now"', 'priority'],
    ['a time that is none', '"title":"a","planned_start":"soon"', 'planned_start'],
    ['a week for a time', '"title":"a","planned_start":"2026-W30"', 'planned_start'],
    ['a year that never was', '"title":"a","planned_start":"0000-01-01"', 'planned_start'],
    [
      'a zone off the map',
      '"title":"a","planned_start":"2026-01-01T00:00:00+23:00"',
      'planned_start',
    ],
    ['a number out of range', '"title":"a","estimate_minutes":0', 'estimate_minutes'],
    ['a text of no characters', '"title":""', 'title'],
    ['a title of blanks', '"title":" \\t\\u00a0 "', 'title'],
    ['a title nobody can see', '"title":"\\u200b\\u3164\\u2060"', 'title'],
    ['a blank description', '"title":"a","description":"\\n"', 'description'],
    ['an id of 50 kB', `"title":"a","session_id":"${'x'.repeat(50_000)}"`, 'session_id'],
    ['a field of another operation', '"title":"a","reason":"because"', 'reason'],
    ['201 paths', `"title":"a","paths":[${Array(201).fill('"src"').join()}]`, 'paths'],
  ])('names the field: %s', async (_, fields, field) => {
    const { status, body } = await start(fields);
    expect(status).toBe(200);
    expect(body.result?.isError).toBe(true);
    expect(body.result?.structuredContent.error).toMatchObject({
      code: 'mcp/invalid_input',
      field,
    });
  });

  it.each([
    ['no JSON', '{"jsonrpc":'],
    ['a prototype', '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"__proto__":{}}}'],
    ['an inherited name', '{"params":{"constructor":{"x":1}}}'],
    ['a prototype inside', `{"a":{"constructor":{"prototype":{}}}}`],
    [
      'JSON 5,000 levels deep',
      `{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":${deep(5_000)}}}`,
    ],
    ['a text with NUL', '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":"\\u0000"}}'],
  ])('is turned away before the protocol: %s', async (_, payload) => {
    const { status, body } = await send(payload);
    expect([status, body.code]).toEqual([400, 'request/invalid']);
  });

  it.each([
    ['an unknown tool', { name: 'covibe_nothing', arguments: {} }, -32602],
    ['a tool without a name', { arguments: {} }, -32602],
    ['an array for the arguments', { name: 'covibe_task', arguments: [] }, -32602],
    ['a text for the arguments', { name: 'covibe_task', arguments: 'check' }, -32602],
  ])('is a protocol error: %s', async (_, params, code) => {
    const { body, status } = await send(JSON.stringify({ ...CALL, params }));
    expect(status).toBeLessThan(500);
    expect(body.error?.code).toBe(code);
  });

  it.each([
    ['resources/read', { uri: 'covibe://nothing' }],
    ['resources/read', { uri: 'file:///etc/passwd' }],
    ['prompts/get', { name: 'nothing' }],
  ])('does not know it: %s %j', async (method, params) => {
    const { body } = await send(JSON.stringify({ ...CALL, method, params }));
    expect(body.error?.code).toBe(-32602);
    if ('uri' in params) expect(body.error?.data).toEqual({ uri: params.uri });
  });

  // Each is other work: the same twice would be asked about.
  it.each([
    ['title', 'Weigh the anchor'],
    ['paths', 'Paint the lighthouse lantern'],
    ['priority', 'Count empty barrels'],
    ['planned_start', 'Teach the parrot numbers'],
    ['workstream_id', 'Translate old charts into Danish'],
    ['session_id', 'Retire the steam whistle'],
  ])('takes a null %s for one left out, as agents mean it', async (field, title) => {
    const begun = await start(`"title":"${title}"${field === 'title' ? '' : `,"${field}":null`}`);
    const task = begun.body.result?.structuredContent.data?.task;
    expect(task?.title).toBe(title);
    if (field === 'session_id') return;
    const edit = { operation: 'update', task_id: task?.id, [field]: null };
    const params = { name: 'covibe_task', arguments: edit };
    const { body } = await send(JSON.stringify({ ...CALL, params }));
    expect(body.result?.structuredContent).toMatchObject({ status: 'ok' });
  });

  it('empties with null what may be empty', async () => {
    const begun = await start('"title":"Drain the rainwater cistern","scope":"behind the shed"');
    const task = begun.body.result?.structuredContent.data?.task;
    const edit = { operation: 'update', task_id: task?.id, scope: null };
    const { body } = await send(
      JSON.stringify({ ...CALL, params: { name: 'covibe_task', arguments: edit } }),
    );
    expect(body.result?.structuredContent.data?.task).toMatchObject({ scope: null });
  });

  it('answers a call whose host is no address', async () => {
    const opening =
      `POST ${MCP_PATH} HTTP/1.1\r\nhost: localhost:99999\r\nconnection: close\r\n` +
      `authorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`;
    const reply = await rawRequest(await server.listen(), opening);
    expect(reply.status).toBe(403);
  }, 5_000);

  it('tells nothing of its inside', async () => {
    const answers = await Promise.all([
      start('"title":7'),
      send('[]'),
      send('{"jsonrpc":"2.0","id":1,"method":"nothing/at-all"}'),
      send(JSON.stringify({ ...CALL, params: null })),
    ]);
    for (const { status, text } of answers) {
      expect(status).toBeLessThan(500);
      expect(text).not.toMatch(/at .*\.[jt]s:|node_modules|select |postgres|zod/i);
    }
  });
});
