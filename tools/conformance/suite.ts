import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Era } from './scenarios.ts';

const HERE = import.meta.dirname;
const RUN_LIMIT_MS = 240_000;
const REVISION: Record<Era, string> = { '2025': '2025-11-25', '2026': '2026-07-28' };

interface Check {
  id: string;
  status: string;
  errorMessage?: string;
}

/** What became of one scenario: how many checks there were, and those that did not hold. */
export interface Verdict {
  checks: number;
  faults: string[];
}

/** Installs both suites as their lockfile says, unless they are there; answers why it cannot. */
export function installSuites(): string | undefined {
  if (existsSync(entryOf('2025')) && existsSync(entryOf('2026'))) return undefined;
  const args = ['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const options = { cwd: HERE, encoding: 'utf8' as const };
  const made = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (made.status === 0) return undefined;
  return made.error?.message ?? made.stderr.trim().split('\n').slice(0, 3).join(' ');
}

/** Runs every scenario the suite has for an era, and reads what it wrote down about each. */
export async function runSuite(era: Era, url: string): Promise<Map<string, Verdict>> {
  const folder = mkdtempSync(join(tmpdir(), 'covibe-conformance-'));
  try {
    const wish = ['--suite', 'all', '--spec-version', REVISION[era]];
    await run([entryOf(era), 'server', '--url', url, ...wish, '-o', folder]);
    return verdictsIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Its exit code counts scenarios that do not apply as well, so the written checks decide. */
function run(args: string[]): Promise<void> {
  return new Promise((settle, fail) => {
    const env = { ...process.env, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, args, { cwd: HERE, env, stdio: 'ignore' });
    const impatience = setTimeout(() => child.kill('SIGKILL'), RUN_LIMIT_MS);
    child.once('error', fail);
    child.once('exit', () => {
      clearTimeout(impatience);
      settle();
    });
  });
}

function verdictsIn(folder: string): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const name of readdirSync(folder)) {
    const scenario = /^server-(.+?)-\d{4}-\d{2}-\d{2}T/.exec(name)?.[1];
    if (!scenario) continue;
    const text = readFileSync(join(folder, name, 'checks.json'), 'utf8');
    const checks = JSON.parse(text) as Check[];
    const faults = checks
      .filter(({ status }) => status === 'FAILURE' || status === 'WARNING')
      .map(({ id, status, errorMessage = '' }) => `${status} ${id}: ${errorMessage}`);
    verdicts.set(scenario, { checks: checks.length, faults });
  }
  return verdicts;
}

function entryOf(era: Era): string {
  return join(HERE, 'node_modules', `conformance-${era}`, 'dist', 'index.js');
}
