import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realFiles } from '../host.js';
import { repairUnit } from './unit-repair.js';
import { type ServicePlace, type ServiceUnit, serviceUnit } from './service-unit.js';

const ODD = 'a "b" 100% $HOME & <c> \\ é';

const has = (program: string, ...args: string[]) => {
  const isThere = spawnSync(program, args, { stdio: 'ignore' }).status === 0;
  if (!isThere) console.warn(`${program} is not here: what it would check is skipped`);
  return isThere;
};

describe('the unit that keeps a watch running', () => {
  let base: string;
  let place: ServicePlace;
  const unitOf = (own: Partial<ServicePlace> = {}) =>
    serviceUnit({ ...place, ...own }) as ServiceUnit;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'covibe-unit-'));
    place = {
      platform: 'linux',
      env: { COVIBE_MCP_TOKEN: 'cv_secretsecret1', COVIBE_REGISTRY_PATH: join(base, ODD) },
      home: base,
      nodePath: process.execPath,
      packageFolder: join(base, ODD),
      origin: 'https://covibe.example.com',
    };
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  it.each(['linux', 'darwin'] as const)('names the installation and no token (%s)', (platform) => {
    const { text, path } = unitOf({ platform });
    expect(path.startsWith(base)).toBe(true);
    expect(text).toContain(process.execPath);
    expect(text).toContain('covibe-local.mjs');
    expect(text).toContain('COVIBE_REGISTRY_PATH');
    expect(text).toContain('--service');
    expect(text).not.toMatch(/cv_|MCP_TOKEN/);
    expect(unitOf({ platform, origin: 'http://localhost:3000' }).path).not.toBe(path);
  });

  it('is none where nobody would read it, and for a path that none can hold', () => {
    expect(serviceUnit({ ...place, platform: 'win32' })).toBeUndefined();
    expect(serviceUnit({ ...place, packageFolder: '/a\nExecStartPre=/bin/sh' })).toBeUndefined();
  });

  it('quotes what systemd would read otherwise', () => {
    const { text } = unitOf({ packageFolder: '/a "b" 100% $HOME \\' });
    expect(text).toContain(String.raw`"/a \"b\" 100%% $$HOME \\/bin/covibe-local.mjs"`);
  });

  (has('systemd-analyze', '--version') ? it : it.skip)('is what systemd wants', () => {
    const { name, text } = unitOf();
    const verified = (content: string) => {
      const file = join(base, name);
      writeFileSync(file, content);
      const env = { ...process.env, XDG_RUNTIME_DIR: base };
      const args = ['--user', 'verify', '--man=no', file];
      const { status, stderr } = spawnSync('systemd-analyze', args, { env, encoding: 'utf8' });
      return { status, stderr };
    };
    expect(verified(text)).toEqual({ status: 0, stderr: '' });
    expect(verified(text.replace('Restart=always', 'Restart=maybe')).stderr).not.toBe('');
    expect(verified(text.replace(process.execPath, 'node-of-nowhere/x')).status).not.toBe(0);
  });

  (has('python3', '-c', 'import plistlib') ? it : it.skip)('is what launchd wants', () => {
    const { name, text } = unitOf({ platform: 'darwin' });
    const program =
      'import json,plistlib,sys; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))';
    const parse = (input: string) =>
      JSON.parse(
        execFileSync('python3', ['-c', program], {
          input,
          encoding: 'utf8',
          stdio: ['pipe', 'pipe', 'ignore'],
        }),
      ) as unknown;
    expect(parse(text)).toMatchObject({
      ...{ Label: name, RunAtLoad: true, KeepAlive: true, WorkingDirectory: base },
      ProgramArguments: [
        ...[process.execPath, join(base, ODD, 'bin', 'covibe-local.mjs')],
        ...['watch', '--service', '--base-url', place.origin],
      ],
      EnvironmentVariables: { COVIBE_REGISTRY_PATH: join(base, ODD) },
    });
    expect(() => parse(text.replaceAll('&amp;', '&'))).toThrow();
  });

  it('is brought up to date by the installation it starts, and by no other', () => {
    const unit = unitOf();
    const mend = (own: Partial<ServicePlace> = {}) => repairUnit({ ...place, ...own }, realFiles);
    const old = unit.text.replace(' "--service"', '');
    expect(mend()).toBeUndefined();
    realFiles.write(unit.path, old);
    expect(mend({ packageFolder: '/elsewhere' })).toBeUndefined();
    expect(realFiles.read(unit.path)).toBe(old);
    expect(mend()).toBe(unit.path);
    expect(realFiles.read(unit.path)).toBe(unit.text);
    expect(mend()).toBeUndefined();
    const strange = old.replace(/^# .+\n/, '');
    realFiles.write(unit.path, strange);
    expect(mend()).toBeUndefined();
    const packageFolder = join(base, '_npx', 'abc');
    mkdirSync(packageFolder, { recursive: true });
    realFiles.write(unit.path, unitOf({ packageFolder }).text.replace(' "--service"', ''));
    expect(mend({ packageFolder })).toBeUndefined();
  });
});
