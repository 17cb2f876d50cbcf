import { spawn } from 'node:child_process';
import type { Program } from './programs.ts';

const RUN_LIMIT_MS = 90_000;

export interface AgentRun {
  code: number | null;
  /** One object a line, as both agents print them when they are asked for JSON. */
  lines: Record<string, unknown>[];
  out: string;
  words: string;
  took: number;
}

/** Runs an agent to its end, or ends it and all it started when that takes too long. */
export function runAgent(
  [command, ...before]: Program,
  args: readonly string[],
  { cwd, env }: { cwd: string; env: Record<string, string> },
): Promise<AgentRun> {
  return new Promise((settle, fail) => {
    const began = performance.now();
    const isGroup = process.platform !== 'win32';
    const child = spawn(command, [...before, ...args], {
      ...{ cwd, env, detached: isGroup },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, words] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
    const end = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(isGroup ? -child.pid : child.pid, 'SIGKILL');
      } catch {
        // Nothing of it is left: that is what was wanted.
      }
    };
    const impatience = setTimeout(end, RUN_LIMIT_MS);
    child.once('error', fail);
    child.once('close', (code) => {
      clearTimeout(impatience);
      end();
      settle({ code, out, words, lines: objectsIn(out), took: performance.now() - began });
    });
  });
}

function objectsIn(text: string): Record<string, unknown>[] {
  return text.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    return [JSON.parse(line) as Record<string, unknown>];
  });
}
