import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { CompanionManifest } from '@covibe/contracts';
import { JourneyMachine } from '../support/journey-machine.js';
import { JourneyServer } from '../support/journey-server.js';
import { plantTenant } from '../support/planted-tenant.js';

const WITH_BUILD = 600_000;

/** The folder of a Node 20 that the system has, with its npm; a developer's, not the project's. */
function systemNode(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.find((folder) => {
    const node = join(folder, 'node');
    if (!existsSync(node) || !existsSync(join(folder, 'npm'))) return false;
    if (realpathSync(node) === realpathSync(process.execPath)) return false;
    return /^v20\./.test(execFileSync(node, ['--version']).toString());
  });
}

const folder = systemNode();
if (!folder) console.warn('SKIPPED: this system has no Node 20 of its own to try the package on.');

(folder ? describe : describe.skip)('the packed companion in a repository of its own', () => {
  let server: JourneyServer;
  const machine = new JourneyMachine();
  const project = machine.repository('app');

  beforeAll(async () => {
    server = await JourneyServer.start();
  }, WITH_BUILD);
  afterAll(async () => {
    machine.remove();
    await server.stop();
  });

  const npm = (...args: string[]) => {
    const tools = [join(machine.base, 'tools'), folder ?? '', '/usr/bin', '/bin'].join(delimiter);
    const env = { HOME: machine.home, PATH: tools, npm_config_update_notifier: 'false' };
    return machine.watched(spawn(join(folder ?? '', 'npm'), args, { cwd: project, env }));
  };

  it('installs from the server, connects an agent, and starts on Node 20', async () => {
    const acme = await plantTenant(server.database, { name: 'acme' });
    const ada = await server.person(acme.admin.id);
    writeFileSync(join(project, 'package.json'), '{"name":"acme-app","private":true}');
    const tarball = `${server.origin}/downloads/co-vibe.tgz`;
    const manifest = (await (
      await fetch(`${server.origin}/downloads/co-vibe.json`)
    ).json()) as CompanionManifest;
    const bytes = Buffer.from(await (await fetch(tarball)).arrayBuffer());
    expect(manifest).toMatchObject({
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });

    const began = performance.now();
    const installed = await npm('install', '--save-dev', '--no-audit', '--no-fund', tarball);
    expect(installed).toMatchObject({
      code: 0,
      out: expect.stringMatching(/added 1 package/) as string,
    });
    const run = npm('exec', '--', 'covibe-local', 'setup', '--base-url', server.origin);
    await ada.decide(await machine.shownCode());
    expect(await run).toMatchObject({ code: 0 });
    console.log(
      `npm install and setup: ${Math.round(performance.now() - began)} ms, 5 s of them waiting`,
    );

    const own = JSON.parse(
      readFileSync(join(project, 'node_modules', 'co-vibe', 'package.json'), 'utf8'),
    ) as { version: string };
    expect(manifest.version).toBe(own.version);
    expect(machine.read('app', '.mcp.json')).toContain('"node_modules/co-vibe/bin/covibe-mcp.mjs"');

    const ping = `{"jsonrpc":"2.0","id":1,"method":"tools/list"}\n`;
    const bridge = spawn(join(folder ?? '', 'node'), ['node_modules/co-vibe/bin/covibe-mcp.mjs'], {
      cwd: project,
      env: { HOME: machine.home, COVIBE_AGENT: 'claude-code', COVIBE_BASE_URL: server.origin },
    });
    bridge.stdin.end(ping);
    const { out, words } = await machine.watched(bridge);
    expect({ words, tools: out.includes('"covibe_task"') }).toEqual({ words: '', tools: true });

    const gone = await npm('exec', '--', 'covibe-local', 'uninstall');
    expect({ code: gone.code, left: machine.has('app', '.mcp.json') }).toEqual({
      code: 0,
      left: false,
    });
  });
});
