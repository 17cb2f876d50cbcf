import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const HERE = import.meta.dirname;
const PACKAGES = join(HERE, 'node_modules');
const INSTALL_LIMIT_MS = 600_000;

/** What to start, before the arguments of a run. */
export type Program = readonly [string, ...string[]];

/** The real agents, as their packages hold them for this system. */
export function claudeCode(): Program {
  const binary = claudeBinary();
  if (!binary) throw new Error('Claude Code has no program for this system.');
  return [binary];
}

export function codex(): Program {
  return [process.execPath, codexEntry()];
}

/**
 * Installs both as their lockfile says, unless they are there; answers why it cannot. No script of theirs
 * runs: what Claude Code's would copy into place is started where it lies.
 */
export function installAgents(): string | undefined {
  if (!isInstalled()) {
    const args = ['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund'];
    const npm = process.env.npm_execpath;
    const options = { cwd: HERE, encoding: 'utf8' as const, timeout: INSTALL_LIMIT_MS };
    const made = npm?.endsWith('.js')
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
    if (made.status !== 0) {
      return made.error?.message ?? made.stderr.trim().split('\n').slice(0, 3).join(' ');
    }
  }
  // Optional packages that a registry cannot give are left out without a word.
  if (!isInstalled()) return 'npm installed no program for this system.';
  return faultOf('Claude Code', claudeCode()) ?? faultOf('Codex', codex());
}

function isInstalled(): boolean {
  return claudeBinary() !== undefined && existsSync(codexEntry());
}

function codexEntry(): string {
  return join(PACKAGES, '@openai', 'codex', 'bin', 'codex.js');
}

function claudeBinary(): string | undefined {
  const vendor = join(PACKAGES, '@anthropic-ai');
  if (!existsSync(vendor)) return undefined;
  const name = process.platform === 'win32' ? 'claude.exe' : 'claude';
  return readdirSync(vendor)
    .filter((folder) => folder.startsWith('claude-code-'))
    .map((folder) => join(vendor, folder, name))
    .find((file) => existsSync(file));
}

function faultOf(name: string, [command, ...args]: Program): string | undefined {
  const told = spawnSync(command, [...args, '--version'], { encoding: 'utf8', timeout: 60_000 });
  if (told.status === 0) {
    console.log(`${name}: ${told.stdout.trim()}`);
    return undefined;
  }
  return `${name} does not start here. ${told.error?.message ?? told.stderr.trim().slice(0, 300)}`;
}
