import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeSpace } from '../../../tools/doctor/checks/disk-space.ts';
import { judgePolicy } from '../../../tools/doctor/checks/install-policy.ts';
import { judgeLockfile } from '../../../tools/doctor/checks/lockfile.ts';
import { judgeTaken } from '../../../tools/doctor/checks/port.ts';
import {
  askHealth,
  judgeHealth,
  serverOrigin,
} from '../../../tools/doctor/checks/shared-server.ts';

const WELL = {
  status: 'ok',
  database: 'ok',
  schema: 'ok',
  mcp_tools: 12,
  auth_mode: 'local-dev',
  missing_tables: [],
  missing_columns: [],
};

describe('doctor looks at the installation', () => {
  let clone: string;
  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'covibe-doctor-'));
    mkdirSync(join(clone, 'node_modules'));
  });
  afterEach(() => rmSync(clone, { recursive: true }));

  const policy = (npmrc: string, env: NodeJS.ProcessEnv = {}) => {
    writeFileSync(join(clone, '.npmrc'), npmrc);
    return judgePolicy(clone, env).map(({ state }) => state);
  };
  const ON = 'ignore-scripts=true\nsave-exact = true\nomit-lockfile-registry-resolved=true\n';

  it('and accepts the whole policy', () => {
    expect(policy(ON)).toEqual(['ok', 'ok', 'ok']);
  });

  it('and refuses a policy that lets packages run code', () => {
    expect(policy(ON.replace('ignore-scripts=true\n', ''))).toEqual(['fail', 'ok', 'ok']);
    expect(policy(ON, { npm_config_ignore_scripts: 'false' })).toEqual(['fail', 'ok', 'ok']);
  });

  it('and finds a lockfile that is out of step or names a registry', () => {
    const lock = (entry: object) =>
      JSON.stringify({ packages: { 'node_modules/a': entry } }, undefined, 2);
    const write = (wanted: object, installed: object) => {
      writeFileSync(join(clone, 'package-lock.json'), lock(wanted));
      writeFileSync(join(clone, 'node_modules', '.package-lock.json'), lock(installed));
      return judgeLockfile(clone).map(({ state, what }) => `${state} ${what}`);
    };
    const one = { version: '1.0.0' };
    expect(write(one, one)).toEqual(['ok The installed packages are those of the lockfile']);
    expect(write(one, { version: '2.0.0' })).toEqual([
      'fail The lockfile is not what is installed: a is 2.0.0, the lockfile says 1.0.0',
    ]);
    expect(write({ ...one, resolved: 'https://registry.example/a.tgz' }, one)).toContain(
      'fail The lockfile names a registry 1 times',
    );
  });
});

describe('doctor looks at the machine', () => {
  it.each([
    [50, 'ok'],
    [0.5, 'warn'],
    [0.1, 'fail'],
  ])('%d GB of free disk are %s', (gigabytes, state) => {
    expect(judgeSpace(gigabytes * 1024 ** 3, '/data').state).toBe(state);
  });

  it.each([
    ['by Co-Vibe itself', true, true, 'ok'],
    ['by another program, where the next free one will do', false, false, 'info'],
    ['by another program, where just this one was asked for', false, true, 'fail'],
  ])('a port taken %s', (_, byUs, explicit, state) => {
    expect(judgeTaken(3000, byUs, explicit).state).toBe(state);
  });
});

describe('doctor looks at the shared server', () => {
  it('where COVIBE_HOSTED_URL says, else on the local port', () => {
    expect(serverOrigin({ COVIBE_HOSTED_URL: 'https://covibe.example/' })).toBe(
      'https://covibe.example',
    );
    expect(serverOrigin({ PORT: '4000' })).toBe('http://localhost:4000');
    expect(serverOrigin({})).toBe('http://localhost:3000');
  });

  it('and only warns when nobody answers', async () => {
    const nobody = 'http://127.0.0.1:1';
    expect(await askHealth(nobody)).toBeUndefined();
    expect(judgeHealth(nobody, undefined)).toMatchObject({ state: 'warn' });
  });

  it('and takes another program’s answer for nobody’s', async () => {
    const other = createServer((_, reply) => reply.end('{"status":"up"}')).listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    const { port } = other.address() as AddressInfo;
    expect(await askHealth(`http://127.0.0.1:${port}`)).toBeUndefined();
    other.close();
  });

  it('and reads an answer that says the server is not well', async () => {
    const sick = { ...WELL, status: 'failing', schema: 'failing', missing_tables: ['tokens'] };
    const server = createServer((_, reply) => {
      reply.statusCode = 503;
      reply.end(JSON.stringify(sick));
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    expect(judgeHealth(origin, await askHealth(origin))).toEqual({
      state: 'fail',
      what: `The server at ${origin} misses tokens in its database`,
      cure: expect.stringContaining('npm run db:migrate'),
    });
    server.close();
  });

  it('and tells auth mode and tools of one that is well', () => {
    expect(judgeHealth('http://x', WELL)).toEqual({
      state: 'ok',
      what: 'The server at http://x is well: auth mode local-dev, 12 MCP tools',
    });
  });
});
