import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AGENT_TYPES } from '@covibe/contracts';
import { CredentialsFile } from '@covibe/local-state';
import { type FakeHost, fakeHost } from '../../../../../test/support/companion-host.js';
import { type Programs, realPrograms } from '../../kit/programs.js';
import { type ServiceUnit, serviceUnit } from '../../kit/service/service-unit.js';
import { standpointOf } from '../../kit/standpoint.js';
import { uninstall } from './uninstall.js';

const HERE = 'http://localhost:3000';
const THERE = 'https://covibe.example.com';

describe('covibe-local uninstall', () => {
  let host: FakeHost;
  let credentials: CredentialsFile;
  const toml = () => join(host.home, '.codex', 'config.toml');
  const wire = () => {
    const { configs, hooks, wiring } = standpointOf(host, {});
    for (const file of [...AGENT_TYPES.map((agent) => configs[agent]), ...hooks]) {
      host.files.write(file.path, file.wire(host.files.read(file.path), wiring));
    }
  };

  beforeEach(() => {
    host = fakeHost();
    mkdirSync(join(host.home, '.codex'));
    credentials = new CredentialsFile(join(host.home, '.covibe', 'credentials.json'));
  });
  afterEach(() => host.remove());

  it('takes out exactly what setup put in', async () => {
    const servers = '{\n  "mcpServers": {\n    "docs": { "command": "npx" }\n  }\n}\n';
    const settings = 'model = "gpt-5.5"\n\n[tui]\nnotifications = true\n';
    writeFileSync(join(host.project, '.mcp.json'), servers);
    writeFileSync(toml(), settings);
    wire();
    credentials.store(HERE, { codex: 'cv_here' });
    credentials.store(THERE, { codex: 'cv_there' });
    expect(await uninstall(host, {})).toBe(0);
    expect(readFileSync(join(host.project, '.mcp.json'), 'utf8')).toBe(servers);
    expect(readFileSync(toml(), 'utf8')).toBe(settings);
    expect(existsSync(join(host.project, '.cursor'))).toBe(false);
    expect(existsSync(join(host.project, '.claude'))).toBe(false);
    expect(credentials.tokens(HERE)).toEqual({});
    expect(credentials.tokens(THERE)).toEqual({ codex: 'cv_there' });
  });

  it('stops the watch service and takes its unit away, and no other of that name', async () => {
    const { path, name, text } = serviceUnit({ ...host, origin: HERE }) as ServiceUnit;
    const started: string[] = [];
    const programs: Programs = {
      ...realPrograms,
      start: (program, args) => {
        started.push([program, ...args].join(' '));
        return { ended: Promise.resolve({ code: 0 }), signal: () => undefined };
      },
    };
    host.files.write(path, text);
    expect(await uninstall(host, {}, programs)).toBe(0);
    expect(existsSync(path)).toBe(false);
    expect(started).toEqual([
      `systemctl --user disable --now ${name}`,
      'systemctl --user daemon-reload',
    ]);
    host.files.write(path, '[Service]\n');
    await uninstall(host, {}, programs);
    expect([existsSync(path), started.length]).toEqual([true, 2]);
  });

  it('does nothing where nothing was set up', async () => {
    expect(await uninstall(host, {})).toBe(0);
    expect(readdirSync(host.project)).toEqual(['.git']);
    expect(existsSync(join(host.home, '.covibe'))).toBe(false);
  });

  it('leaves what connects this project with another server', async () => {
    wire();
    credentials.store(THERE, { codex: 'cv_there' });
    const files = [join(host.project, '.mcp.json'), toml()];
    const before = files.map((path) => readFileSync(path, 'utf8'));
    expect(await uninstall(host, { baseUrl: THERE })).toBe(0);
    expect(files.map((path) => readFileSync(path, 'utf8'))).toEqual(before);
    expect(existsSync(join(host.project, '.claude', 'settings.json'))).toBe(true);
    expect(host.said.join('\n')).toContain(`covibe-local uninstall --base-url ${HERE}`);
    expect(credentials.tokens(THERE)).toEqual({});
    expect(await uninstall(host, {})).toBe(0);
    expect(files.map((path) => existsSync(path))).toEqual([false, false]);
  });

  it('leaves links and comments, which setup did not make', async () => {
    const [dotfile, commented] = [join(host.home, 'codex.toml'), join(host.project, '.mcp.json')];
    writeFileSync(dotfile, '');
    symlinkSync(dotfile, toml());
    writeFileSync(commented, '{\n  // Ask Grace before you add a server.\n}\n');
    const hooks = join(host.project, '.cursor', 'hooks.json');
    host.files.write(hooks, '{\n  // None yet.\n  "version": 1\n}\n');
    wire();
    expect(await uninstall(host, {})).toBe(0);
    expect([lstatSync(toml()).isSymbolicLink(), readFileSync(dotfile, 'utf8')]).toEqual([true, '']);
    expect(readFileSync(commented, 'utf8')).toContain('// Ask Grace');
    expect(readFileSync(hooks, 'utf8')).toContain('// None yet.');
  });

  it('leaves a file it cannot read, says so, and goes on', async () => {
    wire();
    writeFileSync(toml(), 'model = ');
    expect(await uninstall(host, {})).toBe(1);
    expect(host.said.join('\n')).toMatch(/FAIL codex: .+config\.toml is not valid TOML/);
    expect(existsSync(join(host.project, '.mcp.json'))).toBe(false);
  });
});
