import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const HERE = import.meta.dirname;
const API_KEY = 'sk_test_emulator';

export interface Emulator {
  readonly url: string;
  readonly apiKey: string;
  stop(): Promise<void>;
}

/** What we use of packages that only this folder has, so that no type of theirs is known here. */
interface EmulatorCore {
  createServer: (plugin: unknown, options: object) => { app: { fetch: unknown }; jwt: Keys };
}
interface Keys {
  issuer: string;
}
interface NodeServer {
  getRequestListener: (fetch: unknown) => RequestListener;
}

/** Installs the emulator as its own lockfile says, unless it is there; answers why it cannot. */
export function installEmulator(): string | undefined {
  if (installedVersion() === wantedVersion()) return undefined;
  const args = ['ci', '--omit=optional', '--ignore-scripts', '--loglevel=error', '--no-audit'];
  const npm = process.env.npm_execpath;
  const options = { cwd: HERE, encoding: 'utf8' as const };
  const made = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (made.status === 0) return undefined;
  return made.error?.message ?? made.stderr.trim().split('\n').slice(0, 3).join(' ');
}

/**
 * The emulator's own server listens on every interface, so only its handler is used, behind a server
 * of ours that listens on loopback.
 */
export async function startEmulator(): Promise<Emulator> {
  const core = await load<EmulatorCore>('workos/dist/emulate/core/index.js');
  const { workosPlugin } = await load<{ workosPlugin: unknown }>(
    'workos/dist/emulate/workos/index.js',
  );
  const { getRequestListener } = await load<NodeServer>('@hono/node-server/dist/index.mjs');
  const apiKeys = { [API_KEY]: { environment: 'test' } };
  const { app, jwt } = core.createServer(workosPlugin, { apiKeys });
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  jwt.issuer = url;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise<void>((settle) => server.close(() => settle()));
  };
  return { url, apiKey: API_KEY, stop };
}

async function load<Module>(path: string): Promise<Module> {
  const file = join(HERE, 'node_modules', ...path.split('/'));
  return (await import(pathToFileURL(file).href)) as Module;
}

function wantedVersion(): string | undefined {
  return (manifest(HERE)?.dependencies ?? {}).workos;
}

function installedVersion(): string | undefined {
  return manifest(join(HERE, 'node_modules', 'workos'))?.version;
}

function manifest(folder: string) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as {
    version?: string;
    dependencies?: Record<string, string>;
  };
}
