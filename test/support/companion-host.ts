import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, realFiles } from '../../apps/companion/src/kit/host.js';

export interface FakeHost extends Host {
  env: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  machineName: string;
  packageFolder: string;
  folder: string;
  nodeVersion: string;
  nodePath: string;
  project: string;
  /** What was told to people, and to programs. */
  said: string[];
  printed: string[];
  launched: string[][];
  slept: number[];
  /** Answers to questions, in order; a question without one fails the test. */
  answers: string[];
  asked: string[];
  interactive(): void;
  remove(): void;
}

/** A developer's machine of a test: a home and a repository in a folder, and a clock that obeys. */
export function fakeHost(start = Date.now()): FakeHost {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'covibe-machine-')));
  const project = join(base, 'acme-app');
  const packageFolder = join(base, 'package');
  for (const folder of [join(base, 'home'), join(project, '.git'), join(packageFolder, 'bin')]) {
    mkdirSync(folder, { recursive: true });
  }
  realFiles.write(join(packageFolder, 'bin', 'covibe-mcp.mjs'), '');
  realFiles.write(join(packageFolder, 'package.json'), '{"version":"7.8.9"}');
  let clock = start;
  let isInteractive = false;
  const host: Omit<FakeHost, 'terminal'> = {
    ...{
      env: {},
      platform: 'linux',
      nodeVersion: '24.21.0',
      nodePath: '/opt/node/bin/node',
      machineName: 'adas-laptop',
    },
    ...{ home: join(base, 'home'), folder: project, project, packageFolder, files: realFiles },
    ...{ said: [], printed: [], launched: [], slept: [], answers: [], asked: [] },
    launch: (program, args) => void host.launched.push([program, ...args]),
    now: () => clock,
    sleep: (milliseconds) => {
      clock += milliseconds;
      host.slept.push(milliseconds);
      return new Promise((settle) => setImmediate(settle));
    },
    interactive: () => {
      isInteractive = true;
    },
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
  return Object.assign(host, {
    terminal: {
      out: (text: string) => void host.printed.push(text),
      say: (text: string) => void host.said.push(text),
      progress: () => undefined,
      get isInteractive() {
        return isInteractive;
      },
      colours: false,
      ask: (question: string) => {
        host.asked.push(question);
        const answer = host.answers.shift();
        if (answer === undefined) throw new Error(`nobody answers “${question}”`);
        return Promise.resolve(answer);
      },
    },
  });
}
