import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const REAL_TREE = resolve(import.meta.dirname, '../../..');

/** Configuration every planted tree shares with the real one. */
const SHARED_FILES = ['tsconfig.base.json', 'tsconfig.json', '.prettierrc.json', '.prettierignore'];

export interface Outcome {
  code: number;
  output: string;
}

/**
 * A small tree with the real configuration and the real packages, into which a test plants faults.
 * The gates are then run on it exactly as `npm run check` runs them on ours.
 */
export class PlantedTree {
  readonly root = mkdtempSync(join(tmpdir(), 'covibe-planted-'));

  constructor(files: Record<string, string> = {}) {
    symlinkSync(join(REAL_TREE, 'node_modules'), join(this.root, 'node_modules'), 'dir');
    for (const file of SHARED_FILES) this.borrow(file);
    this.plant(files);
  }

  /** Copies a file of the real tree. */
  borrow(path: string): void {
    cpSync(join(REAL_TREE, path), join(this.root, path), { recursive: true });
  }

  plant(files: Record<string, string>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
  }

  /** Takes planted files away again. */
  weed(...paths: string[]): void {
    for (const path of paths) rmSync(join(this.root, path), { recursive: true });
  }

  /** Runs a script of ours or of a package with the Node that runs this test. */
  run(script: string, ...args: string[]): Promise<Outcome> {
    return this.runWith({}, script, ...args);
  }

  runWith(env: Record<string, string>, script: string, ...args: string[]): Promise<Outcome> {
    return new Promise((settle, fail) => {
      const child = spawn(process.execPath, [join(REAL_TREE, script), ...args], {
        cwd: this.root,
        // Not as a child of jest: Playwright would refuse to run.
        env: { ...process.env, NODE_OPTIONS: '', JEST_WORKER_ID: undefined, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
        // Only against a hang: beside other work a compiler takes many times its usual seconds.
        timeout: 240_000,
      });
      let output = '';
      const collect = (chunk: Buffer) => (output += chunk.toString());
      child.stdout.on('data', collect);
      child.stderr.on('data', collect);
      child.on('error', fail);
      child.on('close', (code) => settle({ code: code ?? 1, output }));
    });
  }

  realPath(path: string): string {
    return join(REAL_TREE, path);
  }

  fell(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
