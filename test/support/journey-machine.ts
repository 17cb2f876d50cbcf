import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../tools/repository.js';

export interface CompanionRun {
  code: number | null;
  out: string;
  /** What it told the person. */
  words: string;
}

const BIN = join(ROOT, 'dist', 'companion', 'bin');
/** A browser that only notes what it was asked to show. */
const BROWSER = '#!/bin/sh\nprintf %s "$1" > "$HOME/shown"\n';

/** A developer's machine: an empty home, a repository, a browser, and the built companion. */
export class JourneyMachine {
  readonly base = realpathSync(mkdtempSync(join(tmpdir(), 'covibe-journey-')));
  readonly home = join(this.base, 'home');
  readonly env: Record<string, string>;
  private readonly started: ChildProcess[] = [];
  private latest: CompanionRun | undefined;

  constructor() {
    const tools = join(this.base, 'tools');
    for (const folder of [this.home, tools]) mkdirSync(folder);
    writeFileSync(join(tools, 'xdg-open'), BROWSER, { mode: 0o755 });
    const path = [tools, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);
    this.env = { HOME: this.home, PATH: path };
    this.repository('app');
  }

  /** A folder that git would know, made where it is missing. */
  repository(name: string): string {
    const folder = join(this.base, name);
    mkdirSync(join(folder, '.git'), { recursive: true });
    return folder;
  }

  read(...path: string[]): string {
    return readFileSync(join(this.base, ...path), 'utf8');
  }

  has(...path: string[]): boolean {
    return existsSync(join(this.base, ...path));
  }

  /** Runs a command of the companion in a repository until it ends. */
  covibe(args: readonly string[], { repository = 'app', env = {} } = {}): Promise<CompanionRun> {
    const child = spawn(process.execPath, [join(BIN, 'covibe-local.mjs'), ...args], {
      cwd: this.repository(repository),
      env: { ...this.env, ...env },
    });
    return this.watched(child);
  }

  /** The same in a process group of its own, which Ctrl-C reaches as a whole, engine and all. */
  interruptible(args: readonly string[], env: Record<string, string>) {
    const child = spawn(process.execPath, [join(BIN, 'covibe-local.mjs'), ...args], {
      cwd: this.repository('app'),
      env: { ...this.env, ...env },
      detached: true,
    });
    const group = -(child.pid ?? 0);
    const interrupt = () => void process.kill(group, 'SIGINT');
    const closeTerminal = () => {
      child.stdout.destroy();
      child.stderr.destroy();
      process.kill(group, 'SIGHUP');
    };
    return { ended: this.watched(child), interrupt, closeTerminal };
  }

  watched(child: ChildProcess): Promise<CompanionRun> {
    this.started.push(child);
    const run: CompanionRun = { code: null, out: '', words: '' };
    this.latest = run;
    child.stdout?.on('data', (chunk: Buffer) => (run.out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (run.words += chunk.toString()));
    return new Promise((settle) => child.once('close', (code) => settle({ ...run, code })));
  }

  /** The code on the page that the companion opened in the browser. */
  async shownCode(): Promise<string> {
    for (let waited = 0; waited < 30_000; waited += 50) {
      const shown = this.has('home', 'shown') ? this.read('home', 'shown') : '';
      // The file is there a moment before its text is.
      if (URL.canParse(shown)) {
        const page = new URL(shown);
        rmSync(join(this.home, 'shown'));
        return page.searchParams.get('code') ?? '';
      }
      await sleep(50);
    }
    throw new Error('the companion opened no page');
  }

  /** The code that the command now running has printed, where it opened nothing. */
  async printedCode(): Promise<string> {
    for (let waited = 0; waited < 30_000; waited += 50) {
      const [, code] = /confirm code (\S+)/.exec(this.latest?.words ?? '') ?? [];
      if (code) return code;
      await sleep(50);
    }
    throw new Error(`the companion printed no code: ${this.latest?.words}`);
  }

  tokens(origin: string): Record<string, string> {
    const { servers } = JSON.parse(this.read('home', '.covibe', 'credentials.json')) as {
      servers: Record<string, { tokens: Record<string, string> }>;
    };
    return servers[origin]?.tokens ?? {};
  }

  remove(): void {
    for (const child of this.started) child.kill('SIGKILL');
    rmSync(this.base, { recursive: true, force: true });
  }
}
