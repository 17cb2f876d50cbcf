import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leash } from '../bootstrap.mjs';

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly env?: Record<string, string | undefined>;
  /** Shows what the program says while it runs, instead of keeping it for later. */
  readonly aloud?: boolean;
}

/** Runs a script with the Node that runs us, and waits for its end; it does not outlive us. */
export function runNode(args: readonly string[], options: ProgramOptions): Promise<Outcome> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [...leash(), ...args], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', options.aloud ? 'inherit' : 'pipe', options.aloud ? 'inherit' : 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', fail);
    child.once('close', (code) => settle({ code: code ?? 1, output }));
  });
}

/** The script behind a command of the package that `url` (from `import.meta.resolve`) lies in. */
export function commandOf(url: string, command: string): string {
  let folder = dirname(fileURLToPath(url));
  for (; folder !== dirname(folder); folder = dirname(folder)) {
    const { name, bin } = manifestIn(folder);
    if (!name || !bin) continue;
    const script = typeof bin === 'string' ? bin : bin[command];
    if (script) return join(folder, script);
  }
  throw new Error(`The package of ${url} has no command ${command}.`);
}

function manifestIn(folder: string): { name?: string; bin?: string | Record<string, string> } {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string };
  } catch {
    // Most folders between a module and its package have no manifest.
    return {};
  }
}
