import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CredentialsFile } from '@covibe/local-state';
import { type FakeHost, fakeHost } from '../../../../../test/support/companion-host.js';
import {
  type FakeCall,
  FakeCovibe,
  type FakeReply,
} from '../../../../../test/support/fake-covibe.js';
import { standpointOf } from '../../kit/standpoint.js';
import { setup } from './setup.js';

const DAY = 86_400_000;
const CODE = 'BCDF-GHJK';

describe('covibe-local setup', () => {
  let host: FakeHost;
  let server: FakeCovibe;
  let credentials: CredentialsFile;
  /** What the server says of a token; those it does not know are refused. */
  let tokens: Record<string, { agent: string | null; days: number }>;
  let polls: FakeReply[];
  let page: (origin: string) => string;

  const granted = (agents: string[]): FakeReply => {
    const made = agents.map((agent) => [agent, `cv_made${agent.replace('-', '')}${polls.length}`]);
    for (const [agent, token] of made) tokens[token ?? ''] = { agent: agent ?? null, days: 90 };
    return { body: { status: 'approved', tokens: Object.fromEntries(made) as object } };
  };
  let asked: string[] = [];
  const answer = ({ route, body, token }: FakeCall): FakeReply => {
    if (route === 'GET /api/health/live') return { body: { alive: true } };
    if (route === 'GET /api/setup/token') {
      const known = tokens[token ?? ''];
      if (!known) return { status: 401, body: { error: 'This token has ended.', code: 'auth/x' } };
      const expires_at = new Date(host.now() + known.days * DAY + 1_000).toISOString();
      const who = { developer: 'ada', workspace: 'Core', tenant: 'Acme' };
      return { body: { agent_type: known.agent, ...who, expires_at } };
    }
    if (route === 'POST /api/setup/device') {
      asked = body['agents'] as string[];
      const verification_uri = page(server.origin);
      const codes = { user_code: CODE, device_code: 'd'.repeat(40) };
      return { body: { ...codes, verification_uri, expires_in: 600, interval: 5 } };
    }
    if (route === 'POST /api/setup/device/poll') return polls.shift() ?? granted(asked);
    if (route === 'POST /api/setup/device/confirm') return { status: 204 };
    return { status: 404, body: { error: 'No such route.', code: 'http/x' } };
  };

  beforeEach(async () => {
    host = fakeHost();
    credentials = new CredentialsFile(join(host.home, '.covibe', 'credentials.json'));
    tokens = {};
    polls = [];
    page = (origin) => `${origin}/setup/authorize?code=${CODE}`;
    server = await FakeCovibe.start(answer);
  });
  afterEach(async () => {
    await server.stop();
    host.remove();
  });

  const run = (options = {}) => setup(host, { baseUrl: server.origin, ...options });
  const words = () => host.said.join('\n');
  const grants = () => server.called('POST /api/setup/device');
  const home = (name: string) => mkdirSync(join(host.home, name));
  const mcpJson = () =>
    JSON.parse(readFileSync(join(host.project, '.mcp.json'), 'utf8')) as {
      mcpServers: { covibe: { env: object } };
    };

  it('asks once, stores a token an agent, wires what is installed, and says what is next', async () => {
    home('.codex');
    expect(await run()).toBe(0);
    const address = `${server.origin}/setup/authorize?code=${CODE}`;
    expect(host.said).toContain(`Open ${address} and confirm code ${CODE}`);
    expect(host.launched).toEqual([['xdg-open', address]]);
    expect(grants()).toMatchObject([
      { body: { machine_name: 'adas-laptop', agents: ['claude-code', 'codex'] } },
    ]);
    expect(Object.keys(credentials.tokens(server.origin))).toEqual(['claude-code', 'codex']);
    expect(server.called('POST /api/setup/device/confirm')).toHaveLength(1);
    expect(mcpJson().mcpServers.covibe.env).toEqual({
      COVIBE_BASE_URL: server.origin,
      COVIBE_AGENT: 'claude-code',
    });
    expect(readFileSync(join(host.home, '.codex', 'config.toml'), 'utf8')).toContain(host.project);
    expect(existsSync(join(host.project, '.cursor'))).toBe(false);
    expect(words()).toMatch(/Next: start Claude Code and Codex in .+acme-app/);
    expect(words() + host.printed.join('')).not.toMatch(/cv_made/);
  });

  it('asks nothing and writes nothing when it is run again', async () => {
    await run();
    const path = join(host.project, '.mcp.json');
    const before = statSync(path).ino;
    host.said.length = 0;
    expect(await run()).toBe(0);
    expect(grants()).toHaveLength(1);
    expect(statSync(path).ino).toBe(before);
    expect(words()).toContain('is right already');
  });

  it('keeps to the agents that are named, and says whose home is missing', async () => {
    home('.codex');
    expect(await run({ agents: 'cursor,claude-code' })).toBe(0);
    expect(grants()[0]?.body['agents']).toEqual(['claude-code', 'cursor']);
    expect(existsSync(join(host.home, '.codex', 'config.toml'))).toBe(false);
    expect(existsSync(join(host.project, '.cursor'))).toBe(false);
    expect(words()).toMatch(/INFO cursor: .+\.cursor does not exist/);
    expect(credentials.tokens(server.origin)).toHaveProperty('cursor');
    await expect(run({ agents: 'clippy' })).rejects.toMatchObject({ exitCode: 2 });
  });

  it.each([
    ['revoked', undefined],
    ['ended', { agent: 'claude-code', days: -1 }],
    ['about to end', { agent: 'claude-code', days: 13 }],
    ['made for another agent', { agent: 'codex', days: 90 }],
  ])('replaces a stored token that is %s', async (_, standing) => {
    credentials.store(server.origin, { 'claude-code': 'cv_oldold' });
    if (standing) tokens['cv_oldold'] = standing;
    expect(await run()).toBe(0);
    expect(grants()).toHaveLength(1);
    expect(credentials.tokens(server.origin)['claude-code']).toMatch(/^cv_made/);
  });

  it('counts on a token that lasts two weeks or more', async () => {
    credentials.store(server.origin, { 'claude-code': 'cv_oldold' });
    tokens['cv_oldold'] = { agent: 'claude-code', days: 14 };
    expect(await run()).toBe(0);
    expect(grants()).toHaveLength(0);
  });

  it('keeps the pace the server sets, and slows down when it is told to', async () => {
    const slower = {
      status: 429,
      headers: { 'retry-after': '12' },
      body: { error: 'x', code: 'y' },
    };
    polls = [{ body: { status: 'pending' } }, slower, { drop: true }, { status: 503, body: {} }];
    expect(await run()).toBe(0);
    // 5 s, 5 s, then 12 s as told, then 10 s each: five more than before.
    expect(host.slept.reduce((sum, one) => sum + one, 0)).toBe(42_000);
  });

  it.each([
    ['denied', 'denied', /denied in the console.+run covibe-local setup again/i],
    ['expired', 'expired', /expired.+run covibe-local setup again/i],
    ['handed out elsewhere', 'consumed', /did not arrive here.+run covibe-local setup again/i],
  ])('ends with the next step when the request was %s', async (_, status, sentence) => {
    polls = [{ body: { status } }];
    await expect(run()).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(sentence) as string,
    });
    expect(credentials.exists()).toBe(false);
    expect(existsSync(join(host.project, '.mcp.json'))).toBe(false);
  });

  it('gives up when the server stays away until the code has expired', async () => {
    polls = Array.from({ length: 300 }, () => ({ drop: true }));
    await expect(run()).rejects.toThrow(/expired/);
  });

  it.each([
    'http://x.example/$(touch M)',
    'http://localhost:1/a&calc',
    'file:///etc/passwd',
    '-version',
    'javascript:1',
    'https://evil.example/setup/authorize',
  ])('opens nothing when the server names %s, and still shows the code', async (address) => {
    page = () => address;
    expect(await run()).toBe(0);
    expect(host.launched).toEqual([]);
    expect(words()).toContain(`Open ${server.origin}/setup/authorize and confirm code ${CODE}`);
  });

  it('follows no redirect with its codes', async () => {
    const other = await FakeCovibe.start(() => ({ body: {} }));
    const { origin } = other;
    await server.stop();
    server = await FakeCovibe.start(() => ({ status: 307, headers: { location: origin } }));
    await expect(run()).rejects.toThrow(/sends callers to another address/);
    expect(other.calls).toEqual([]);
    await other.stop();
  });

  it('changes nothing in a dry run, and shows what it would', async () => {
    writeFileSync(
      join(host.project, '.mcp.json'),
      '{"mcpServers":{"covibe":{"env":{"X":"cv_raw12345678"}}}}',
    );
    expect(await run({ dryRun: true })).toBe(0);
    expect(server.calls).toEqual([]);
    expect(existsSync(join(host.home, '.covibe'))).toBe(false);
    expect(words()).toMatch(/would be changed[\s\S]+\+ /);
    expect(words()).not.toContain('cv_raw12345678');
    expect(mcpJson().mcpServers.covibe.env).toEqual({ X: 'cv_raw12345678' });
  });

  it('shows a person at a terminal what it writes, and takes no for an answer', async () => {
    host.interactive();
    host.answers = ['n'];
    expect(await run()).toBe(1);
    expect(existsSync(join(host.project, '.mcp.json'))).toBe(false);
    expect(words()).toContain('"COVIBE_AGENT": "claude-code"');
    host.answers = ['', '', 'n'];
    expect(await run()).toBe(0);
    expect(await run()).toBe(0);
  });

  it('asks a person once what becomes of new repositories, and a script never', async () => {
    const policy = () => standpointOf(host, {}).repositories.policy();
    await run();
    expect(words()).toContain(
      'Every repo a developer works in is logged to Co-Vibe unless excluded',
    );
    expect(existsSync(join(host.home, '.covibe', 'exclusions.json'))).toBe(false);
    host.interactive();
    host.answers = ['n', 'n'];
    await run();
    expect(host.asked).toEqual([
      `Sync git activity from new repos on this machine to ${server.origin}? [Y/n] `,
      `Keep covibe-local watch running on this machine for ${server.origin}? [Y/n] `,
    ]);
    expect(policy()).toBe('ask');
    await run();
    await run({ logNewRepos: true });
    expect(policy()).toBe('log');
    expect(host.asked).toHaveLength(2);
  });

  it('keeps a token made by hand, for the agent it was made for', async () => {
    tokens['cv_byhand'] = { agent: 'codex', days: 90 };
    home('.codex');
    await run({ token: 'cv_byhand' });
    expect(credentials.tokens(server.origin)).toEqual({ codex: 'cv_byhand' });
    expect(words()).toContain('none for claude-code yet');
    tokens['cv_shared1'] = { agent: null, days: 90 };
    expect(await run({ token: 'cv_shared1' })).toBe(0);
    expect(credentials.tokens(server.origin)['claude-code']).toBe('cv_shared1');
    expect(grants()).toEqual([]);
    await expect(run({ token: 'cv_unknown' })).rejects.toThrow(
      /was not kept: This token has ended/,
    );
    await expect(run({ token: 'hunter2' })).rejects.toMatchObject({ exitCode: 2 });
  });

  it('is content with a shared token of the environment that works', async () => {
    tokens['cv_shared1'] = { agent: null, days: 90 };
    host.env = { COVIBE_MCP_TOKEN: 'cv_shared1' };
    expect(await run()).toBe(0);
    expect(grants()).toEqual([]);
    expect(words()).toMatch(/WARN token: COVIBE_MCP_TOKEN is a shared token/);
  });

  it('asks for tokens when the one of the environment ended or is for another server', async () => {
    host.env = { COVIBE_MCP_TOKEN: 'cv_ended1' };
    await run();
    expect(grants()).toHaveLength(1);
    expect(words()).toMatch(
      /WARN tokens: COVIBE_MCP_TOKEN is set, goes first, and is not accepted/,
    );
    host.env = { COVIBE_MCP_TOKEN: 'cv_other', COVIBE_BASE_URL: 'https://covibe.example.com' };
    server.calls.length = 0;
    expect(await run()).toBe(0);
    expect(server.calls.map(({ token }) => token)).not.toContain('cv_other');
  });

  it('asks nobody for what could not be kept', async () => {
    mkdirSync(join(host.home, '.covibe'));
    writeFileSync(join(host.home, '.covibe', 'credentials.json'), 'torn');
    await expect(run()).rejects.toThrow(/credentials file .+ is not valid JSON/);
    expect(grants()).toEqual([]);
  });

  it('names the file it could not understand and wires the others', async () => {
    home('.codex');
    writeFileSync(join(host.home, '.codex', 'config.toml'), 'model = ');
    expect(await run()).toBe(1);
    expect(words()).toMatch(/FAIL codex: .+config\.toml is not valid TOML/);
    expect(mcpJson().mcpServers.covibe).toBeDefined();
  });

  it('heals while the server is away when nothing is missing', async () => {
    await run();
    const baseUrl = server.origin;
    await server.stop();
    host.said.length = 0;
    expect(await setup(host, { baseUrl })).toBe(0);
    expect(words()).toMatch(/WARN claude-code: the stored token could not be checked and is kept/);
    await expect(setup(host, { baseUrl, agents: 'codex' })).rejects.toThrow(/does not answer/);
    server = await FakeCovibe.start(answer);
  });
});
