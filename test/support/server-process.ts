import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SERVER_ENTRY, SERVER_FLAGS } from '../../tools/build/outputs.ts';
import { ROOT } from '../../tools/repository.ts';

const READY = 'Co-Vibe is ready';
const START_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 12_000;

/** The built server as a process of its own, on a database that is there already. */
export class ServerProcess {
  private words = '';
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;

  private constructor(child: ChildProcess) {
    this.child = child;
    this.exited = new Promise((settle) => child.once('exit', settle));
    child.stderr?.on('data', (chunk: Buffer) => (this.words += chunk.toString()));
  }

  static spawn(env: Record<string, string>): ServerProcess {
    if (!existsSync(join(ROOT, SERVER_ENTRY))) {
      throw new Error('dist/server is missing: npm run build');
    }
    const child = spawn(process.execPath, [...SERVER_FLAGS, SERVER_ENTRY], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', COVIBE_HOSTED_URL: '', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return new ServerProcess(child);
  }

  /** What it told the person at the terminal. */
  get said(): string {
    return this.words;
  }

  /** Waits until it says that it is ready; gives up on one that ends or never does. */
  async ready(): Promise<this> {
    for (const end = Date.now() + START_LIMIT_MS; !this.words.includes(READY);) {
      if (this.child.exitCode !== null) {
        throw new Error(`The server ended with ${this.child.exitCode}. It said:\n${this.words}`);
      }
      if (Date.now() > end) {
        this.child.kill('SIGKILL');
        throw new Error(`The server did not become ready. It said:\n${this.words}`);
      }
      await new Promise((settle) => setTimeout(settle, 10));
    }
    return this;
  }

  async stop(): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const impatience = setTimeout(() => this.child.kill('SIGKILL'), STOP_LIMIT_MS);
    this.child.kill('SIGTERM');
    const code = await this.exited;
    clearTimeout(impatience);
    return code;
  }
}
