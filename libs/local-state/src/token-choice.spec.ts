import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CredentialsFile } from './credentials.js';
import type { Environment } from './setting.js';
import { chooseToken } from './token-choice.js';

const HERE = 'http://localhost:3000';
const THERE = 'https://covibe.example.com';

describe('chooseToken', () => {
  let folder: string;
  let credentials: CredentialsFile;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'covibe-token-'));
    credentials = new CredentialsFile(join(folder, 'credentials.json'));
    credentials.store(HERE, { codex: 'cv_storedCodex', cursor: 'cv_storedCursor' });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const choose = (env: Environment, flag?: string, origin = HERE) =>
    chooseToken({ origin, env, credentials, flag });

  it('takes the flag first, then the environment, then the file', () => {
    const env = { COVIBE_MCP_TOKEN: 'cv_shared', COVIBE_AGENT: 'codex' };
    expect(choose(env, 'cv_flag')).toEqual({ token: 'cv_flag', source: 'flag' });
    expect(choose(env)).toEqual({ token: 'cv_shared', source: 'environment' });
    expect(choose({ COVIBE_AGENT: 'codex' })).toEqual({
      token: 'cv_storedCodex',
      source: 'credentials',
      agent: 'codex',
    });
  });

  it.each(['', '   ', '${COVIBE_MCP_TOKEN}', '${env:COVIBE_MCP_TOKEN}', '${COVIBE_MCP_TOKEN:-}'])(
    'counts “%s” as absent',
    (text) => {
      const env = { COVIBE_MCP_TOKEN: text, COVIBE_AGENT: 'cursor' };
      expect(choose(env, text)?.source).toBe('credentials');
    },
  );

  it('shows the token of the environment to no server but its own', () => {
    const env = { COVIBE_MCP_TOKEN: 'cv_shared', COVIBE_BASE_URL: THERE };
    expect(choose(env)).toMatchObject({ source: 'credentials' });
    expect(choose(env, undefined, THERE)).toEqual({ token: 'cv_shared', source: 'environment' });
    expect(choose({ ...env, COVIBE_BASE_URL: 'HTTP://LocalHost:3000/' })?.token).toBe('cv_shared');
    expect(choose({ ...env, COVIBE_BASE_URL: '${COVIBE_BASE_URL}' })?.token).toBe('cv_shared');
    expect(choose({ ...env, COVIBE_BASE_URL: 'nowhere' })).toMatchObject({ source: 'credentials' });
  });

  it("serves a person's command, which has no marker, with the first token there is", () => {
    expect(choose({})).toMatchObject({ agent: 'codex' });
    credentials.store(HERE, { 'claude-code': 'cv_storedClaude' });
    expect(choose({})).toMatchObject({ agent: 'claude-code' });
    expect(choose({ COVIBE_AGENT: '${COVIBE_AGENT}' })).toMatchObject({ agent: 'claude-code' });
  });

  it("never lends an agent another one's token", () => {
    expect(choose({ COVIBE_AGENT: 'claude-code' })).toBeUndefined();
    expect(choose({ COVIBE_AGENT: 'somebody-else' })).toBeUndefined();
  });

  it('keeps servers apart', () => {
    expect(choose({ COVIBE_AGENT: 'codex' }, undefined, THERE)).toBeUndefined();
  });
});
