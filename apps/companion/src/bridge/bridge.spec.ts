import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { CredentialsFile, Repositories, statePlaces } from '@covibe/local-state';
import { type FakeCall, FakeCovibe, type FakeReply } from '../../../../test/support/fake-covibe.js';
import { type AgentPipe, Bridge } from './bridge.js';

type Answer = { id: number; result?: Record<string, unknown>; error?: { message: string } };

/** The agent's end of the pipe. */
class Agent implements AgentPipe {
  onmessage?: (message: JSONRPCMessage) => void;
  readonly got: Answer[] = [];
  readonly forwarded: string[] = [];
  private readonly waiting = new Map<number, (answer: Answer) => void>();

  start(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  forward(answer: Buffer): Promise<void> {
    this.forwarded.push(answer.toString());
    return this.send(JSON.parse(answer.toString()) as JSONRPCMessage);
  }

  send(message: JSONRPCMessage): Promise<void> {
    const answer = message as unknown as Answer;
    this.got.push(answer);
    this.waiting.get(answer.id)?.(answer);
    return Promise.resolve();
  }

  ask(id: number, method: string, params: object = {}): Promise<Answer> {
    const answered = new Promise<Answer>((settle) => this.waiting.set(id, settle));
    this.tell({ jsonrpc: '2.0', id, method, params: { ...params } });
    return answered;
  }

  tell(message: JSONRPCMessage): void {
    this.onmessage?.(message);
  }
}

describe('the bridge', () => {
  let folder: string;
  let credentials: CredentialsFile;
  let server: FakeCovibe;
  let agent: Agent;
  let told: string[];
  let answer: (call: FakeCall) => FakeReply;

  const echo = ({ body }: FakeCall): FakeReply => ({
    body: { jsonrpc: '2.0', id: body['id'], result: { echo: body } },
  });
  const echoed = (reply: Answer) =>
    (reply.result as { echo: { params: { arguments: Record<string, unknown> } } }).echo.params;

  const bridge = async (env: Record<string, string> = {}, cwd = folder) => {
    agent = new Agent();
    told = [];
    const marked = { COVIBE_BASE_URL: server.origin, COVIBE_AGENT: 'claude-code', ...env };
    await new Bridge({ env: marked, folder: cwd, home: folder }, agent, (sentence) => {
      told.push(sentence);
    }).start();
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'covibe-bridge-'));
    credentials = new CredentialsFile(join(folder, '.covibe', 'credentials.json'));
    answer = echo;
    server = await FakeCovibe.start((call) => answer(call));
    credentials.store(server.origin, { 'claude-code': 'cv_claude1', codex: 'cv_codex1' });
    await bridge();
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const call = (id: number, name: string, input: object, meta?: object) =>
    agent.ask(id, 'tools/call', { name, arguments: input, ...(meta ? { _meta: meta } : {}) });

  it("carries messages with the agent's own token", async () => {
    const reply = await agent.ask(1, 'tools/list');
    expect(reply).toMatchObject({ id: 1, result: { echo: { method: 'tools/list' } } });
    expect(server.calls[0]).toMatchObject({ route: 'POST /api/mcp', token: 'cv_claude1' });
    expect(agent.forwarded).toEqual([JSON.stringify(reply)]);
  });

  it('repeats the revision of 2026 outside of the message, and the agreed one of 2025', async () => {
    const meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' };
    await call(1, 'covibe_team', { operation: 'state' }, meta);
    answer = ({ body }) => ({
      body: { jsonrpc: '2.0', id: body['id'], result: { protocolVersion: '2025-06-18' } },
    });
    await agent.ask(2, 'initialize', { protocolVersion: '2025-06-18' });
    await agent.ask(3, 'tools/list');
    expect(
      server.calls.map(({ headers }) => [headers['mcp-protocol-version'], headers['mcp-name']]),
    ).toEqual([
      ['2026-07-28', 'covibe_team'],
      [undefined, undefined],
      ['2025-06-18', undefined],
    ]);
  });

  it.each([
    ['claude-code', { CLAUDE_CODE_SESSION_ID: 'sess-of-claude' }, {}, 'sess-of-claude'],
    [
      'codex',
      {},
      { threadId: '00000000-0000-4000-8000-000000000022' },
      '00000000-0000-4000-8000-000000000022',
    ],
    ['codex', {}, { 'x-codex-turn-metadata': { thread_id: 'thread-2' } }, 'thread-2'],
    ['codex', { CLAUDE_CODE_SESSION_ID: 'of another host' }, {}, undefined],
    ['cursor', {}, { conversation_id: 'conv-3' }, 'conv-3'],
    ['claude-code', { CLAUDE_CODE_SESSION_ID: 'x'.repeat(65) }, {}, undefined],
    ['claude-code', { CLAUDE_CODE_SESSION_ID: 'with spaces' }, {}, undefined],
  ])('tells the session of %s %j %j', async (marker, env, meta, expected) => {
    credentials.store(server.origin, { cursor: 'cv_cursor1' });
    await bridge({ COVIBE_AGENT: marker, ...env });
    const start = await call(1, 'covibe_session', { operation: 'start' }, meta);
    expect(echoed(start).arguments['host_session_id']).toBe(expected);
    const own = { operation: 'start', host_session_id: 'mine' };
    expect(echoed(await call(2, 'covibe_session', own, meta)).arguments).toEqual(own);
    const beat = { operation: 'heartbeat', session_id: 'sess_1' };
    expect(echoed(await call(3, 'covibe_session', beat, meta)).arguments).toEqual(beat);
    expect(echoed(await call(4, 'covibe_task', { operation: 'start' }, meta)).arguments).toEqual({
      operation: 'start',
    });
    // What a host says of itself beside its calls is not for the server.
    expect(server.calls.map(({ body }) => body['params'])).toEqual(
      Array(4).fill(expect.not.objectContaining({ _meta: expect.anything() as object })),
    );
  });

  it('takes the new token after a refusal, without a restart', async () => {
    await agent.ask(1, 'ping');
    const refused = { status: 401, body: { error: 'This token was revoked.', code: 'auth/token' } };
    answer = (asked) => (asked.token === 'cv_claude2' ? echo(asked) : refused);
    const shut = await agent.ask(2, 'ping');
    expect(shut.error?.message).toBe(
      'Co-Vibe says: This token was revoked. Run covibe-local setup to mend it.',
    );
    credentials.store(server.origin, { 'claude-code': 'cv_claude2' });
    expect(await agent.ask(3, 'ping')).toHaveProperty('result');
    expect(told).toHaveLength(1);
  });

  it('says how to get a token when there is none, and works once there is one', async () => {
    credentials.forget(server.origin);
    expect((await agent.ask(1, 'initialize')).error?.message).toMatch(
      /no token for .+ Run covibe-local setup/,
    );
    expect(server.calls).toEqual([]);
    credentials.store(server.origin, { 'claude-code': 'cv_claude1' });
    expect(await agent.ask(2, 'initialize')).toHaveProperty('result');
  });

  it("takes nobody else's token", async () => {
    credentials.forget(server.origin, ['claude-code']);
    expect((await agent.ask(1, 'ping')).error?.message).toMatch(/no token/);
    await bridge({ COVIBE_AGENT: 'codex' });
    await agent.ask(2, 'ping');
    expect(server.calls[0]?.token).toBe('cv_codex1');
  });

  it('survives a server that restarts', async () => {
    await agent.ask(1, 'ping');
    const { port } = server;
    await server.stop();
    const late = call(2, 'covibe_task', { operation: 'start', title: 'x' });
    await new Promise((settle) => setTimeout(settle, 400));
    server = await FakeCovibe.start((asked) => answer(asked), port);
    expect(await late).toHaveProperty('result');
    expect(told).toEqual([]);
  });

  it('waits out answers that ask for it', async () => {
    const busy = [
      { status: 503, body: 'draining' },
      { status: 429, headers: { 'retry-after': '1' }, body: { error: 'Slowly.', code: 'x' } },
    ];
    answer = (asked) => busy.shift() ?? echo(asked);
    expect(await agent.ask(1, 'tools/list')).toHaveProperty('result');
    expect(server.calls).toHaveLength(3);
  });

  it('never does twice what may have been done already', async () => {
    answer = () => ({ drop: true });
    const lost = await call(1, 'covibe_task', { operation: 'start', title: 'x' });
    expect(lost.error?.message).toMatch(/nobody knows whether it was done/);
    expect(server.calls).toHaveLength(1);
    const drops: FakeReply[] = [{ drop: true }];
    answer = (asked) => drops.shift() ?? echo(asked);
    const keyed = { operation: 'start', title: 'x', idempotency_key: 'k1' };
    expect(await call(2, 'covibe_task', keyed)).toHaveProperty('result');
  });

  it('drops what the agent gave up, and answers it with nothing', async () => {
    answer = () => ({ drop: true });
    void agent.ask(1, 'tools/list');
    await new Promise((settle) => setTimeout(settle, 50));
    const params = { requestId: 1 };
    agent.tell({ jsonrpc: '2.0', method: 'notifications/cancelled', params });
    answer = echo;
    await agent.ask(2, 'ping');
    await new Promise((settle) => setTimeout(settle, 400));
    expect(agent.got.map(({ id }) => id)).toEqual([2]);
    expect(server.calls.some(({ body }) => body['method'] === 'notifications/cancelled')).toBe(
      false,
    );
  });

  it('hands on every message of a stream', async () => {
    const event = (message: object) => `event: message\ndata: ${JSON.stringify(message)}\n\n`;
    answer = ({ body }) => ({
      headers: { 'content-type': 'text/event-stream' },
      body:
        event({ jsonrpc: '2.0', method: 'notifications/progress', params: { progress: 1 } }) +
        event({ jsonrpc: '2.0', id: body['id'], result: { done: true } }),
    });
    expect(await agent.ask(1, 'tools/call', { name: 'x' })).toMatchObject({
      result: { done: true },
    });
    expect(agent.got).toHaveLength(2);
  });

  it('answers in a sentence when something else than Co-Vibe answers', async () => {
    answer = () => ({
      status: 404,
      headers: { 'content-type': 'text/html' },
      body: '<h1>nginx</h1>',
    });
    expect((await agent.ask(1, 'ping')).error?.message).toMatch(/status 404 .+covibe-local doctor/);
  });

  it('sends no token in the clear across the internet', async () => {
    await bridge({
      COVIBE_BASE_URL: 'http://covibe.example.com',
      COVIBE_MCP_TOKEN: 'cv_secretsecret',
    });
    const { error } = await agent.ask(1, 'ping');
    expect(error?.message).toMatch(/not encrypted/);
    expect(JSON.stringify([error, told])).not.toContain('secret');
  });

  it('says nothing to the server about a repository that is excluded or waits for a decision', async () => {
    const project = join(folder, 'app');
    mkdirSync(join(project, '.git'), { recursive: true });
    const repositories = new Repositories(statePlaces({}, folder), folder);
    repositories.exclude(project);
    await bridge({}, project);
    expect((await agent.ask(1, 'initialize')).error?.message).toMatch(/excluded from Co-Vibe/);
    repositories.choosePolicy('ask');
    await bridge({ COVIBE_AGENT: 'codex', PWD: project }, '/');
    expect((await agent.ask(2, 'tools/list')).error?.message).toMatch(/excluded from Co-Vibe/);
    const other = join(folder, 'other');
    mkdirSync(join(other, '.git'), { recursive: true });
    await bridge({}, other);
    expect((await agent.ask(3, 'tools/list')).error?.message).toMatch(/covibe-local include/);
    expect(server.calls).toEqual([]);
    repositories.include(other, server.origin);
    expect(await agent.ask(4, 'tools/list')).toHaveProperty('result');
    repositories.exclude(other);
    await new Promise((settle) => setTimeout(settle, 600));
    expect((await agent.ask(5, 'tools/list')).error?.message).toMatch(/excluded from Co-Vibe/);
  });

  it("finds the server in Codex's real folder when nothing names it", async () => {
    const project = join(folder, 'app');
    mkdirSync(join(project, '.git'), { recursive: true });
    const env = { COVIBE_BASE_URL: server.origin };
    writeFileSync(join(project, '.mcp.json'), JSON.stringify({ mcpServers: { covibe: { env } } }));
    await bridge({ COVIBE_AGENT: 'codex', COVIBE_BASE_URL: '', PWD: project }, '/');
    expect(await agent.ask(1, 'ping')).toHaveProperty('result');
  });
});
