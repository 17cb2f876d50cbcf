import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CredentialsFile } from '@covibe/local-state';
import { type FakeHost, fakeHost } from '../../../../../test/support/companion-host.js';
import { FakeCovibe, type FakeReply } from '../../../../../test/support/fake-covibe.js';
import { setup } from './setup.js';

const TOKEN = 'cv_ofclaudecode';

describe('the files that setup finds', () => {
  let host: FakeHost;
  let server: FakeCovibe;
  let credentials: CredentialsFile;
  let granted: object;

  beforeEach(async () => {
    host = fakeHost();
    mkdirSync(join(host.home, '.codex'));
    const expires_at = new Date(host.now() + 90 * 86_400_000).toISOString();
    const who = { agent_type: null, developer: 'ada', workspace: 'Core', tenant: 'Acme' };
    server = await FakeCovibe.start(({ route }): FakeReply => {
      if (route === 'GET /api/health/live') return { body: { alive: true } };
      if (route === 'GET /api/setup/token') return { body: { ...who, expires_at } };
      if (route === 'POST /api/setup/device/confirm') return { status: 204 };
      if (route !== 'POST /api/setup/device') {
        return { body: { status: 'approved', tokens: granted } };
      }
      const codes = { user_code: 'BCDF-GHJK', device_code: 'd'.repeat(40), verification_uri: '' };
      return { body: { ...codes, expires_in: 600, interval: 5 } };
    });
    credentials = new CredentialsFile(join(host.home, '.covibe', 'credentials.json'));
    credentials.store(server.origin, { 'claude-code': TOKEN, codex: TOKEN });
  });
  afterEach(async () => {
    await server.stop();
    host.remove();
  });

  const run = (options = {}) => setup(host, { baseUrl: server.origin, ...options });
  const words = () => host.said.join('\n');
  const toml = () => join(host.home, '.codex', 'config.toml');
  const mcpJson = () => join(host.project, '.mcp.json');

  it('keep what an agent wrote into its own while a person was reading', async () => {
    const trusted = '[projects."/srv/app"]\ntrust_level = "trusted"\n';
    writeFileSync(toml(), 'model = "gpt-5.5"\n');
    host.interactive();
    host.terminal.ask = (question) => {
      if (question.startsWith('Write')) writeFileSync(toml(), `model = "gpt-5.5"\n\n${trusted}`);
      return Promise.resolve('');
    };
    await run({ service: false });
    expect(readFileSync(toml(), 'utf8')).toContain(trusted);
    expect(readFileSync(toml(), 'utf8')).toContain('[mcp_servers.covibe]');
  });

  it.each([
    ['a folder in its place', () => mkdirSync(toml())],
    ['a link to nowhere', () => symlinkSync(join(host.home, 'none', 'codex.toml'), toml())],
  ])('do not stop it, whatever is wrong with one of them: %s', async (_, spoil) => {
    spoil();
    expect(await run()).toBe(1);
    expect(words()).toMatch(/FAIL codex: .+config\.toml cannot be read or written \(E\w+\)/);
    expect(words()).toContain('run the same command again');
    expect(existsSync(mcpJson())).toBe(true);
  });

  it('of credentials take what was asked for, and nothing that a server adds', async () => {
    credentials.forget(server.origin);
    const elsewhere = 'https://covibe.example.com';
    credentials.store(elsewhere, { cursor: 'cv_elsewhere1' });
    granted = { 'claude-code': 'cv_made1', codex: 'cv_made2', cursor: 'cv_made3', plan: { a: 1 } };
    expect(await run()).toBe(0);
    expect(credentials.tokens(server.origin)).toEqual({
      'claude-code': 'cv_made1',
      codex: 'cv_made2',
    });
    expect(credentials.tokens(elsewhere)).toEqual({ cursor: 'cv_elsewhere1' });
    for (const odd of ['cv_made1\r\nx-more: 1', 7, null]) {
      credentials.forget(server.origin);
      granted = { 'claude-code': 'cv_made1', codex: odd };
      await expect(run()).rejects.toThrow(/gave no token for codex/);
    }
  });

  it('of credentials are filled up, and only what is missing is asked for', async () => {
    credentials.forget(server.origin, ['codex']);
    granted = { codex: 'cv_made2' };
    expect(await run()).toBe(0);
    expect(server.called('POST /api/setup/device')).toMatchObject([
      { body: { agents: ['codex'] } },
    ]);
    expect(credentials.tokens(server.origin)).toEqual({ 'claude-code': TOKEN, codex: 'cv_made2' });
  });

  it('do not vouch for a token of the environment that nobody could be asked about', async () => {
    const baseUrl = server.origin;
    await server.stop();
    host.env = { COVIBE_MCP_TOKEN: TOKEN };
    await setup(host, { baseUrl });
    expect(words()).toMatch(/WARN tokens: COVIBE_MCP_TOKEN .+ could not be checked/);
    server = await FakeCovibe.start(() => ({}));
  });

  it('are enough for the one agent it was asked for', async () => {
    credentials.forget(server.origin, ['claude-code']);
    expect(await run({ agents: 'codex' })).toBe(0);
    expect(words()).toMatch(/INFO claude-code: has no token here.+\nNext: start Codex in /);
    credentials.store(server.origin, { cursor: TOKEN });
    expect(await run({ agents: 'cursor' })).toBe(0);
    expect(words()).toContain('Next: install Cursor, then run covibe-local setup again.');
  });
});
