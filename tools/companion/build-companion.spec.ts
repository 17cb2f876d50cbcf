import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CompanionManifest } from '@covibe/contracts';
import { buildCompanion } from './build-companion.js';
import { type ShippedKey, signedText, signingKeyFrom } from './signature.js';

const TWO_MEGABYTES = 2_000_000;

describe('the package co-vibe', () => {
  let base: string;
  let places: { folder: string; downloads: string };
  const read = <T>(...path: string[]) => JSON.parse(readFileSync(join(base, ...path), 'utf8')) as T;
  const manifest = () => read<CompanionManifest>('downloads', 'co-vibe.json');
  const bytes = () => readFileSync(join(base, 'downloads', 'co-vibe.tgz'));

  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'covibe-package-'));
    places = { folder: join(base, 'companion'), downloads: join(base, 'downloads') };
    delete process.env.COVIBE_SIGNING_KEY_FILE;
    await buildCompanion(places);
  });
  afterAll(() => {
    delete process.env.COVIBE_SIGNING_KEY_FILE;
    rmSync(base, { recursive: true, force: true });
  });

  it('is small, and brings everything it needs', () => {
    expect(bytes().length).toBeLessThan(TWO_MEGABYTES);
    const own = read<Record<string, unknown>>('companion', 'package.json');
    expect(own['name']).toBe('co-vibe');
    expect(Object.keys(own).filter((key) => /dependencies|scripts/i.test(key))).toEqual([]);
    const files = readdirSync(places.folder, { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => name.endsWith('.node'))).toEqual([]);
    expect(readFileSync(join(places.folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8')).toMatch(
      /@modelcontextprotocol\/sdk [\d.]+, MIT\n\n.+/,
    );
  });

  it.each([
    [['--version'], 0, /^\d+\.\d+\.\d+/, /^$/],
    [['--help'], 0, /Usage: covibe-local/, /^$/],
    [['help', 'setup'], 0, /--allow-http/, /^$/],
    [[], 2, /^$/, /Usage: covibe-local/],
    [['frobnicate'], 2, /^$/, /unknown command.+\nRun covibe-local --help/],
    [['doctor', '--frobnicate'], 2, /^$/, /unknown option.+\nRun covibe-local doctor --help/],
    [['doctor', '--base-url', 'http://192.0.2.1', '--allow-http'], 2, /^$/, /not encrypted/],
    [['status', '--base-url', 'http://10.0.0.7'], 2, /^$/, /--allow-http/],
  ])('answers %j with code %d', (words, code, out, told) => {
    const program = join(places.folder, 'bin', 'covibe-local.mjs');
    const env = { HOME: base };
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { env });
    expect({ status, out: stdout.toString() }).toEqual({
      status: code,
      out: expect.stringMatching(out) as string,
    });
    expect(stderr.toString()).toMatch(told);
  });

  it('is interrupted with code 130 while it waits, and leaves nothing behind', async () => {
    const grant = { user_code: 'BCDF-GHJK', device_code: 'd'.repeat(40), verification_uri: '' };
    const server = createServer((_, reply) => {
      reply.end(JSON.stringify({ ...grant, expires_in: 600, interval: 5, status: 'pending' }));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const home = mkdtempSync(join(base, 'home-'));
    const words = [join(places.folder, 'bin', 'covibe-local.mjs'), 'setup', '--base-url', origin];
    const run = spawn(process.execPath, words, { cwd: home, env: { HOME: home } });
    const out: string[] = [];
    run.stdout.on('data', (text: Buffer) => void out.push(text.toString()));
    const ended = once(run, 'close');
    let told = '';
    for await (const text of run.stderr) {
      told += String(text);
      if (told.includes('BCDF-GHJK') && !run.killed) run.kill('SIGINT');
    }
    const [code] = (await ended) as [number | null];
    server.close();
    expect({ code, out }).toEqual({ code: 130, out: [] });
    expect(told).toContain('Interrupted. Run the same command again to go on.');
    expect(told).not.toContain('\u001b');
    expect(readdirSync(home, { recursive: true })).toEqual(['.covibe']);
  });

  it('holds no path of the machine it was built on', () => {
    const files = readdirSync(places.folder, { recursive: true, encoding: 'utf8' });
    const texts = files
      .map((name) => join(places.folder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => readFileSync(path, 'utf8'));
    expect(texts.filter((text) => text.includes(process.cwd()))).toEqual([]);
  });

  it('keeps Nest out of the bridge and of the first file', () => {
    const text = (name: string) => readFileSync(join(places.folder, 'bin', name), 'utf8');
    for (const name of ['covibe-local.mjs', 'covibe-mcp.mjs']) {
      expect([name, /nestjs|reflect-metadata/i.test(text(name))]).toEqual([name, false]);
    }
    expect(text('covibe-local.mjs').length).toBeLessThan(3_000);
  });

  it('keeps its hooks small, and loads nothing slow before it is needed', () => {
    for (const host of ['claude', 'codex', 'cursor']) {
      const name = `covibe-${host}-hook.cjs`;
      const text = readFileSync(join(places.folder, 'bin', name), 'utf8');
      expect(text.length).toBeLessThan(30_000);
      expect(text).not.toMatch(/require\("node:(?:crypto|https?|net|stream)"\)|\bimport\(/);
      const paths = new Set(text.match(/\/api\/[a-z]+/g));
      expect(paths).toEqual(new Set(['/api/claims', '/api/hooks']));
    }
  });

  it('starts its hooks from a pipe, and they keep what nobody could be told', async () => {
    const hook = join(places.folder, 'bin', 'covibe-cursor-hook.cjs');
    const home = mkdtempSync(join(base, 'home-'));
    const event = {
      ...{ hook_event_name: 'afterFileEdit', conversation_id: 'c', workspace_roots: [home] },
      ...{ file_path: join(home, 'a.ts'), edits: [{ new_string: 'x'.repeat(3_000_000) }] },
    };
    const env = {
      HOME: home,
      COVIBE_BASE_URL: 'http://127.0.0.1:9',
      COVIBE_MCP_TOKEN: 'cv_bench1',
    };
    const run = (input: string) =>
      execFileSync(process.execPath, [hook], { env, input }).toString();
    expect([run(JSON.stringify(event)), run('{'), run('')]).toEqual(['', '', '']);
    const notice = { type: 'agent-turn-complete', 'thread-id': 't', cwd: home };
    const own = [process.execPath, '-e', `require('fs').writeFileSync('${home}/told', '')`];
    const notify = join(places.folder, 'bin', 'covibe-codex-notify.cjs');
    execFileSync(process.execPath, [notify, ...own, JSON.stringify(notice)], { env });
    const told = join(home, 'told');
    for (let looks = 0; looks < 100 && !existsSync(told); looks += 1) await sleep(50);
    expect(existsSync(told)).toBe(true);
    const files = readdirSync(join(home, '.covibe', 'spool'));
    expect(files.some((name) => name.includes('codex'))).toBe(true);
    const file = files.find((name) => name.endsWith('-cursor.jsonl')) ?? '';
    const lines = readFileSync(join(home, '.covibe', 'spool', file), 'utf8')
      .trim()
      .split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['touched']);
  });

  it('is described by the manifest beside it', () => {
    const own = read<{ version: string }>('companion', 'package.json');
    expect(manifest()).toEqual({
      version: own.version,
      sha256: createHash('sha256').update(bytes()).digest('hex'),
      size: bytes().length,
      signature: null,
      key_id: null,
    });
    expect(existsSync(join(places.folder, 'signing-key.json'))).toBe(false);
  });

  it('unpacks as npm expects it', () => {
    const list = execFileSync('tar', ['-tvzf', join(base, 'downloads', 'co-vibe.tgz')]).toString();
    expect(list).toMatch(/-rwxr-xr-x .+ package\/bin\/covibe-local\.mjs\n/);
    expect(list).toMatch(/-rw-r--r-- .+ package\/package\.json\n/);
    expect(list.split('\n').every((line) => line === '' || / package\//.test(line))).toBe(true);
  });

  it('is the same to the byte when it is built again, and signed when a key is given', async () => {
    const before = bytes();
    await buildCompanion(places);
    expect(bytes().equals(before)).toBe(true);

    const { privateKey } = generateKeyPairSync('ed25519');
    const file = join(base, 'key.pem');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    process.env.COVIBE_SIGNING_KEY_FILE = file;
    await buildCompanion(places);
    const { key_id, public_key } = read<ShippedKey>('companion', 'signing-key.json');
    const { signature, ...fields } = manifest();
    expect(fields.key_id).toBe(key_id);
    const key = createPublicKey({
      key: Buffer.from(public_key, 'base64'),
      type: 'spki',
      format: 'der',
    });
    const holds = (version: string) =>
      verify(
        null,
        signedText({ ...fields, version, key_id }),
        key,
        Buffer.from(signature ?? '', 'base64'),
      );
    expect([holds(fields.version), holds('99.0.0')]).toEqual([true, false]);
  });

  it('is not signed with a key of another kind', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => signingKeyFrom(pem)).toThrow(/must be Ed25519/);
  });
});
