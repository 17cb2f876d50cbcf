import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../tools/repository.ts';

/** A clone that holds the bootstrap, a lockfile of one's own and a few small tasks. */
export class Clone {
  readonly path = mkdtempSync(join(tmpdir(), 'covibe-clone-'));
  private readonly children: ChildProcess[] = [];

  constructor() {
    for (const name of ['run.mjs', 'bootstrap.mjs', 'bootstrap']) {
      cpSync(join(ROOT, 'tools', name), join(this.path, 'tools', name), { recursive: true });
    }
    mkdirSync(join(this.path, 'tools', 'tasks'));
    this.write('package.json', '{ "type": "module" }');
    this.lock({});
    this.write('npm.js', FAKE_NPM);
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.path, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.path, file), 'utf8');
  }

  task(name: string, text: string): void {
    this.write(join('tools', 'tasks', `${name}.ts`), text);
  }

  /** Writes a lockfile with these packages: name to version. */
  lock(packages: Record<string, string>): void {
    const entries = Object.entries(packages).map(([name, version]) => [
      `node_modules/${name}`,
      { version },
    ]);
    const text = JSON.stringify({ packages: Object.fromEntries([['', {}], ...entries]) as object });
    this.write('package-lock.json', text);
  }

  /** `node tools/run.mjs …` with an npm that only writes down what it was asked. */
  start(args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    const child = spawn(process.execPath, [join(this.path, 'tools', 'run.mjs'), ...args], {
      env: { ...process.env, npm_execpath: join(this.path, 'npm.js'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.children.push(child);
    return child;
  }

  async run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return ended(this.start(args, env));
  }

  /** How often the install ran, and with which arguments. */
  installs(): string[] {
    try {
      return this.read('npm.log').trim().split('\n');
    } catch {
      return [];
    }
  }

  remove(): void {
    for (const child of this.children) child.kill('SIGKILL');
    rmSync(this.path, { recursive: true, force: true });
  }
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export function ended(child: ChildProcess): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
  });
}

/** Behaves as npm does where the bootstrap looks: it copies the lockfile into the installed tree. */
const FAKE_NPM = `
import { appendFileSync, copyFileSync, mkdirSync, rmSync } from 'node:fs';
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
if (process.env.NPM_FAILS) process.exit(1);
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules');
copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`;
