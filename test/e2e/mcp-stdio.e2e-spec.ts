import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ROOT } from '../../tools/repository.js';
import { plantTenant, plantToken } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

const TASK = ['tools/run.mjs', 'mcp:stdio'];
const MISTYPED = 'cv_000000000000000000000000000000000000';
const PING = `{"jsonrpc":"2.0","id":5,"method":"ping"}\n`;

describe('npm run mcp:stdio', () => {
  let server: TestApp;
  let origin: string;
  let token: string;
  /** Nobody's: a token stored on this machine must not serve. */
  const home = mkdtempSync(join(tmpdir(), 'covibe-home-'));

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
    ({ token } = await plantToken(server.database, owner, { agentType: 'claude-code' }));
    origin = await server.listen();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const environment = (own: Record<string, string>) => ({
    PATH: process.env.PATH ?? '',
    HOME: home,
    ...own,
  });

  /** Runs it with one line on its input and gives what it said. */
  function run(
    own: Record<string, string>,
    line = '',
  ): Promise<{ out: string; err: string; code: number | null }> {
    const child = spawn(process.execPath, TASK, { cwd: ROOT, env: environment(own) });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
    child.stdin.end(line);
    return new Promise((settle) => child.once('close', (code) => settle({ ...said, code })));
  }

  it('gives the same tools over a pipe', async () => {
    const client = new Client({ name: 'spec', version: '1' });
    const env = environment({ COVIBE_BASE_URL: origin, COVIBE_MCP_TOKEN: token });
    const pipe = { command: process.execPath, args: TASK, cwd: ROOT, env };
    await client.connect(new StdioClientTransport({ ...pipe, stderr: 'ignore' }));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain('covibe_task');
    const input = { operation: 'start', title: 'Through the pipe' };
    const answer = await client.callTool({ name: 'covibe_task', arguments: input });
    expect(answer.structuredContent).toMatchObject({
      status: 'ok',
      data: { task: { title: 'Through the pipe', agent_type: 'claude-code' } },
    });
    await client.close();
  });

  it.each([
    ['no token', {}, /no token for .+ Run covibe-local setup/],
    ['a placeholder nobody filled in', { COVIBE_MCP_TOKEN: '${COVIBE_MCP_TOKEN}' }, /no token/],
    [
      'an address that is none',
      { COVIBE_MCP_TOKEN: MISTYPED, COVIBE_BASE_URL: 'localhost' },
      /is not an address/,
    ],
  ])('says in a sentence what is missing: %s', async (_, own, sentence) => {
    const { out, err, code } = await run(own, PING);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ id: 5, error: { code: -32603 } });
    expect(err).toMatch(sentence);
    expect(err).not.toContain('    at ');
  });

  it('answers in words, and never with the token, when the door stays shut', async () => {
    const refused = await run({ COVIBE_MCP_TOKEN: MISTYPED, COVIBE_BASE_URL: origin }, PING);
    expect(JSON.parse(refused.out)).toMatchObject({ id: 5, error: { code: -32603 } });
    expect(refused.err).toMatch(/Co-Vibe says: .*token/i);
    expect(refused.out + refused.err).not.toContain(MISTYPED.slice(3));
  });
});
