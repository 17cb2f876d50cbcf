import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ending {
  /** Nothing when a signal ended it, or when it could not be started at all. */
  code: number | null;
  /** Why it could not be started. */
  fault?: string;
}

/** A program that was started and is watched to its end. */
export interface RunningProgram {
  readonly ended: Promise<Ending>;
  signal(name: 'SIGTERM' | 'SIGKILL'): void;
}

/** Programs that a command waits for, and what it needs around them; tests bring their own. */
export interface Programs {
  /** Without a shell. `heard` gets everything it says, as it says it. */
  start(
    program: string,
    args: readonly string[],
    heard?: (text: string, from: 'out' | 'error') => void,
  ): RunningProgram;
  /**
   * Ctrl-C does `work` instead of ending the process, until the answered function is called; so do a
   * polite request to stop and a terminal that is closed.
   */
  onInterrupt(work: () => void): () => void;
  /** A new empty folder of this user's own. */
  newFolder(): { path: string; read(name: string): string | undefined; remove(): void };
}

/** What a program that we start has no business to know. */
const KEPT_BACK = ['COVIBE_MCP_TOKEN'];

const INTERRUPTIONS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export const realPrograms: Programs = {
  start: (program, args, heard) => {
    const env = { ...process.env };
    for (const name of KEPT_BACK) delete env[name];
    const child = spawn(program, [...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
    child.stdout.setEncoding('utf8').on('data', (text: string) => heard?.(text, 'out'));
    child.stderr.setEncoding('utf8').on('data', (text: string) => heard?.(text, 'error'));
    return {
      ended: new Promise((settle) => {
        child.once('error', (fault: NodeJS.ErrnoException) =>
          settle({ code: null, fault: fault.code ?? fault.message }),
        );
        child.once('close', (code) => settle({ code }));
      }),
      signal: (name) => void child.kill(name),
    };
  },
  onInterrupt: (work) => {
    const given = INTERRUPTIONS.map((signal) => {
      const others = process.listeners(signal);
      process.removeAllListeners(signal);
      process.on(signal, work);
      return () => {
        process.removeListener(signal, work);
        for (const other of others) process.on(signal, other);
      };
    });
    // Nobody reads along any more once the terminal is closed, and that ends nothing.
    const unheard = (): void => undefined;
    for (const stream of [process.stdout, process.stderr]) stream.on('error', unheard);
    return () => {
      for (const giveBack of given.splice(0)) giveBack();
    };
  },
  newFolder: () => {
    const path = mkdtempSync(join(tmpdir(), 'covibe-run-'));
    return {
      path,
      read: (name) => {
        try {
          return readFileSync(join(path, name), 'utf8');
        } catch {
          // Whoever was to write it has not, or never will.
          return undefined;
        }
      },
      remove: () => rmSync(path, { recursive: true, force: true }),
    };
  },
};
