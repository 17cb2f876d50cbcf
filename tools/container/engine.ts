import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../repository.ts';
import { TaskFault } from '../task.ts';

/** A container engine that answers, and how to call it. */
export class Engine {
  readonly name: 'podman' | 'docker';
  /** What it needs around it, also for whoever else calls it. */
  readonly env: NodeJS.ProcessEnv;

  constructor(name: 'podman' | 'docker', env: NodeJS.ProcessEnv) {
    this.name = name;
    this.env = env;
  }

  /** Runs one command to its end; a failure carries what it said. */
  run(args: string[], limitMs = 600_000): string {
    const { status, stdout, stderr } = this.attempt(args, limitMs);
    if (status === 0) return stdout.trim();
    throw new TaskFault(`${this.name} ${args[0]} failed (${status}):\n${stdout}${stderr}`);
  }

  succeeds(args: string[]): boolean {
    return this.attempt(args, 120_000).status === 0;
  }

  /** The exit code and everything said. */
  attempt(args: string[], limitMs = 120_000) {
    const options = { cwd: ROOT, env: this.env, timeout: limitMs, maxBuffer: 64 * 1024 ** 2 };
    return spawnSync(this.name, args, { ...options, encoding: 'utf8' });
  }
}

/** Podman before Docker: it needs no running service. */
export function findEngine(workFolder: string): Engine | undefined {
  const env = { ...process.env, ...(isConfined() ? confinedSettings(workFolder) : {}) };
  return (['podman', 'docker'] as const)
    .map((name) => new Engine(name, env))
    .find((engine) => engine.succeeds(['version']) && engine.succeeds(['info']));
}

/**
 * Podman with images of its own in a folder that stays, so that a stand-in never takes the place of an
 * image that somebody really pulled.
 */
export function findPodmanApart(folder: string): Engine | undefined {
  const settings = isConfined() ? confinedSettings(folder) : ownStore(folder);
  const engine = new Engine('podman', { ...process.env, ...settings });
  return engine.succeeds(['info']) ? engine : undefined;
}

/**
 * Root in a container of its own may not raise limits (CAP_SYS_RESOURCE, bit 24) and often has
 * cgroups that only runc accepts. Podman works there when it is told so in files.
 */
function isConfined(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const capabilities = /^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return ((BigInt(`0x${capabilities?.[1] ?? '0'}`) >> 24n) & 1n) === 0n;
}

function confinedSettings(folder: string): NodeJS.ProcessEnv {
  const containers = settingsFile(folder, 'containers.conf', [
    '[containers]',
    'default_ulimits = ["nofile=1024:20000", "nproc=4096:4096"]',
    'netns = "host"',
    '[engine]',
    'runtime = "runc"',
    'cgroup_manager = "cgroupfs"',
    'events_logger = "file"',
  ]);
  return { CONTAINERS_CONF: containers, ...ownStore(folder) };
}

function ownStore(folder: string): NodeJS.ProcessEnv {
  return {
    CONTAINERS_STORAGE_CONF: settingsFile(folder, 'storage.conf', [
      '[storage]',
      'driver = "overlay"',
      `graphroot = "${join(folder, 'store')}"`,
      `runroot = "${join(folder, 'run')}"`,
    ]),
    CONTAINERS_REGISTRIES_CONF: settingsFile(folder, 'registries.conf', [
      'unqualified-search-registries = ["docker.io"]',
    ]),
  };
}

function settingsFile(folder: string, name: string, lines: string[]): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return join(folder, name);
}
