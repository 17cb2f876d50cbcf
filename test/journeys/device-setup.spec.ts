import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { McpEnvelope } from '@covibe/contracts';
import { type CompanionRun, JourneyMachine } from '../support/journey-machine.js';
import { type ConsoleVisitor, JourneyServer } from '../support/journey-server.js';
import { ownerSql } from '../support/owner-sql.js';
import { plantTenant, type PlantedTenant } from '../support/planted-tenant.js';

const WITH_BUILD = 600_000;
const OWN_WORK_MS = 15_000;

interface Entry {
  command: string;
  args: string[];
  env: Record<string, string>;
}

describe('setting up a machine', () => {
  let server: JourneyServer;
  let acme: PlantedTenant;
  let ada: ConsoleVisitor;
  let machine: JourneyMachine;

  beforeAll(async () => {
    server = await JourneyServer.start();
    acme = await plantTenant(server.database, { name: 'acme' });
    ada = await server.person(acme.admin.id);
  }, WITH_BUILD);
  afterAll(() => server.stop());
  beforeEach(() => {
    machine = new JourneyMachine();
  });
  afterEach(() => machine.remove());

  const setup = (args: string[] = [], options = {}) =>
    machine.covibe(['setup', '--base-url', server.origin, ...args], options);
  const approved = async (run: Promise<CompanionRun>, person = ada): Promise<CompanionRun> => {
    await person.decide(await machine.shownCode());
    return run;
  };
  const entry = () =>
    (JSON.parse(machine.read('app', '.mcp.json')) as { mcpServers: { covibe: Entry } }).mcpServers
      .covibe;
  const session = async (operation: object) => {
    const { command, args, env } = entry();
    const client = new Client({ name: 'journey', version: '1' });
    const pipe = { command, args, env: { ...machine.env, ...env, CLAUDE_CODE_SESSION_ID: 'c-1' } };
    await client.connect(
      new StdioClientTransport({ ...pipe, cwd: machine.repository('app'), stderr: 'ignore' }),
    );
    const { tools } = await client.listTools();
    const answer = await client.callTool({ name: 'covibe_session', arguments: { ...operation } });
    await client.close();
    return { tools, answer: answer.structuredContent as McpEnvelope<object> };
  };

  it('takes a fresh home to a connected agent in one approval', async () => {
    mkdirSync(join(machine.home, '.codex'));
    const began = performance.now();
    const { code, words, out } = await approved(setup());
    const took = performance.now() - began;
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(words).toMatch(
      /Open http:\/\/localhost:\d+\/setup\/authorize\?code=[B-Z]{4}-[B-Z]{4} and/,
    );
    expect(took).toBeLessThan(OWN_WORK_MS);
    console.log(`from the command to a wired machine: ${Math.round(took)} ms, 5 s of them waiting`);

    const tokens = machine.tokens(server.origin);
    expect(Object.keys(tokens)).toEqual(['claude-code', 'codex']);
    expect(statSync(join(machine.home, '.covibe', 'credentials.json')).mode & 0o777).toBe(0o600);
    const files = [machine.read('app', '.mcp.json'), machine.read('home', '.codex', 'config.toml')];
    expect(files.join() + words).not.toMatch(/cv_[A-Za-z0-9]{8}/);

    const { tools, answer } = await session({ operation: 'start', repo: 'app' });
    expect(tools.map(({ name }) => name)).toContain('covibe_task');
    expect(answer).toMatchObject({
      status: 'ok',
      data: { session: { agent_type: 'claude-code', agent_type_verified: true, state: 'active' } },
    });
    const again = await session({ operation: 'start', repo: 'app' });
    expect(again.answer.data).toMatchObject({ session: { id: sessionId(answer) } });
  });

  it('asks nothing the second time, nor in a second repository', async () => {
    await approved(setup());
    const first = machine.tokens(server.origin);
    const again = await setup();
    const second = await setup([], { repository: 'other' });
    expect([again.code, second.code]).toEqual([0, 0]);
    expect(again.words + second.words).not.toContain('Open http');
    expect(machine.tokens(server.origin)).toEqual(first);
    expect(machine.has('other', '.mcp.json')).toBe(true);
    expect(machine.has('home', 'shown')).toBe(false);
    const { code, out } = await machine.covibe(['status', '--json'], { repository: 'other' });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ...{ server: server.origin, answers: true },
      agents: [
        { agent: 'claude-code', token: 'good', wired: true, developer: 'ada', tenant: 'acme' },
        {},
        {},
      ],
    });
  });

  it('keeps to the agents that were named and skips what is not installed', async () => {
    mkdirSync(join(machine.home, '.codex'));
    const { code, words } = await approved(setup(['--agents', 'claude-code,cursor']));
    expect(code).toBe(0);
    expect(Object.keys(machine.tokens(server.origin))).toEqual(['claude-code', 'cursor']);
    expect(words).toMatch(/INFO cursor: .+\.cursor does not exist/);
    expect(machine.has('home', '.codex', 'config.toml')).toBe(false);
    expect(machine.has('app', '.cursor')).toBe(false);
    // Codex is installed and was left out on purpose: no fault.
    expect((await machine.covibe(['doctor'])).code).toBe(0);
  });

  it('ends without a trace when the request is denied or expires', async () => {
    const denied = setup();
    await ada.decide(await machine.shownCode(), 'deny');
    expect(await denied).toMatchObject({
      code: 1,
      words: expect.stringMatching(/denied/) as string,
    });
    const expired = setup();
    await machine.shownCode();
    await ownerSql(
      server.database,
      "update setup_device_grants set expires_at = now() - interval '1 minute'",
    );
    expect(await expired).toMatchObject({
      code: 1,
      words: expect.stringMatching(/expired/) as string,
    });
    expect(machine.has('home', '.covibe', 'credentials.json')).toBe(false);
    expect(machine.has('app', '.mcp.json')).toBe(false);
  });

  it('waits for a server that restarts in between', async () => {
    const run = setup();
    const code = await machine.shownCode();
    await server.pause();
    await new Promise((settle) => setTimeout(settle, 6_000));
    await server.resume();
    await (await server.person(acme.admin.id)).decide(code);
    expect(await run).toMatchObject({ code: 0 });
  });

  it('heals a machine whose tokens were revoked', async () => {
    await approved(setup());
    const { machines } = await ada.get<{ machines: { id: string }[] }>('/api/setup/machines');
    for (const { id } of machines) await ada.remove(`/api/setup/machines/${id}`);
    const doctor = await machine.covibe(['doctor'], { env: { COVIBE_BASE_URL: server.origin } });
    expect(doctor.code).toBe(1);
    expect(doctor.words).toMatch(
      /FAIL token of claude-code: is not accepted[\s\S]+→ covibe-local setup/,
    );
    const old = machine.tokens(server.origin);
    const { code, words } = await approved(setup());
    expect(code).toBe(0);
    expect(words).toContain('no longer accepted and is replaced');
    expect(machine.tokens(server.origin)['claude-code']).not.toBe(old['claude-code']);
    expect((await session({ operation: 'start' })).answer.status).toBe('ok');
  });

  it('keeps two companies on one machine apart', async () => {
    const globex = await plantTenant(server.database, { name: 'globex' });
    const other = server.origin.replace('localhost', '127.0.0.1');
    await approved(setup());
    const second = machine.covibe(['setup', '--base-url', other], { repository: 'other' });
    // The page lies on another name of the server, so it is shown as text only.
    const person = await server.person(globex.admin.id);
    await person.decide(await machine.printedCode());
    expect(await second).toMatchObject({ code: 0 });
    const tenantIn = async (repository: string) => {
      const { out } = await machine.covibe(['status', '--json'], { repository });
      return (JSON.parse(out) as { agents: { tenant: string }[] }).agents[0]?.tenant;
    };
    expect([await tenantIn('app'), await tenantIn('other')]).toEqual(['acme', 'globex']);
    expect(machine.tokens(other)).not.toEqual(machine.tokens(server.origin));
  });
});

const sessionId = ({ data }: McpEnvelope<object>) =>
  (data as { session: { id: string } }).session.id;
