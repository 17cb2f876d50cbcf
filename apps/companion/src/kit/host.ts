import { spawn } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir, hostname } from 'node:os';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Environment, replaceFile } from '@covibe/local-state';
import { Interrupted } from './faults.js';
import { wantsColours } from './terminal.js';

/** Files of this machine that belong to somebody else: agents' configurations. */
export interface HostFiles {
  /** Nothing where there is no file; whatever else is in the way is thrown. */
  read(path: string): string | undefined;
  isFolder(path: string): boolean;
  isFile(path: string): boolean;
  isLink(path: string): boolean;
  /** In one step; a link stays a link, rights stay as they are. */
  write(path: string, text: string): void;
  remove(path: string): void;
  rename(from: string, to: string): void;
  makeExecutable(path: string): void;
  /** Whether its owner may start it; where systems know no such right, everything may be. */
  isExecutable(path: string): boolean;
  removeEmptyFolder(path: string): void;
}

export interface HostTerminal {
  /** Data, for programs. */
  out(text: string): void;
  /** Words, for people. */
  say(text: string): void;
  /** A line that the next one replaces; nothing where there is no terminal. */
  progress(text: string): void;
  readonly isInteractive: boolean;
  readonly colours: boolean;
  ask(question: string): Promise<string>;
}

/** Everything a command may touch outside of itself; tests bring their own. */
export interface Host {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  readonly nodeVersion: string;
  /** The Node that runs this, absolute. */
  readonly nodePath: string;
  readonly home: string;
  readonly folder: string;
  readonly machineName: string;
  /** Where this package is installed. */
  readonly packageFolder: string;
  readonly files: HostFiles;
  readonly terminal: HostTerminal;
  /** Starts a program without a shell and forgets it; whether it worked is nobody's concern. */
  launch(program: string, args: readonly string[]): void;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

const NEW_FILE = 0o644;

export function thisHost(packageFolder: string): Host {
  return {
    env: process.env,
    platform: process.platform,
    nodeVersion: process.versions.node,
    nodePath: process.execPath,
    home: homedir(),
    folder: process.cwd(),
    machineName: hostname(),
    packageFolder,
    files: realFiles,
    terminal: realTerminal(),
    launch: (program, args) => {
      const child = spawn(program, [...args], { detached: true, stdio: 'ignore' });
      child.once('error', () => undefined);
      child.unref();
    },
    now: () => Date.now(),
    sleep: (milliseconds) => sleep(milliseconds),
  };
}

export const realFiles: HostFiles = {
  read: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch (fault) {
      if (['ENOENT', 'ENOTDIR'].includes((fault as NodeJS.ErrnoException).code ?? '')) {
        return undefined;
      }
      throw fault;
    }
  },
  isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  isLink: (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false,
  write: (path, text) => {
    mkdirSync(dirname(path), { recursive: true });
    const present = lstatSync(path, { throwIfNoEntry: false });
    const target = present?.isSymbolicLink() ? realpathSync(path) : path;
    const mode = present ? statSync(target).mode & 0o777 : NEW_FILE & ~process.umask();
    replaceFile(target, text, mode);
  },
  remove: (path) => rmSync(path, { force: true }),
  rename: (from, to) => renameSync(from, to),
  makeExecutable: (path) => chmodSync(path, 0o755),
  isExecutable: (path) =>
    process.platform === 'win32' ||
    ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o100) !== 0,
  removeEmptyFolder: (path) => {
    if (readdirSync(path).length === 0) rmdirSync(path);
  },
};

function realTerminal(): HostTerminal {
  const { stdin, stdout, stderr } = process;
  const isInteractive = Boolean(stdin.isTTY && stderr.isTTY);
  const CLEAR_LINE = '\r\u001b[K';
  let hasProgress = false;
  const clear = () => {
    if (hasProgress) stderr.write(CLEAR_LINE);
    hasProgress = false;
  };
  return {
    out: (text) => void stdout.write(`${text}\n`),
    say: (text) => {
      clear();
      stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (!stderr.isTTY) return;
      stderr.write(`${CLEAR_LINE}${text}`);
      hasProgress = true;
    },
    isInteractive,
    colours: wantsColours(stderr.isTTY, process.env),
    ask: async (question) => {
      const reader = createInterface({ input: stdin, output: stderr });
      try {
        return await reader.question(question);
      } catch {
        // Ctrl-C ends the line without an answer.
        throw new Interrupted();
      } finally {
        reader.close();
      }
    },
  };
}
