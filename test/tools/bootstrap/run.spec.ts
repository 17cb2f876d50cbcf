import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isNewEnough, nodePackage, projectNode } from '../../../tools/bootstrap/project-node.mjs';
import { ROOT } from '../../../tools/repository.ts';
import { Clone, ended } from './clone-fixture.ts';

// Processes start here, and the machine may be busy with other suites.
jest.setTimeout(90_000);

describe('node tools/run.mjs', () => {
  let clone: Clone;
  beforeEach(() => {
    clone = new Clone();
  });
  afterEach(() => clone.remove());

  it('hands arguments in and the exit code out', async () => {
    clone.task(
      'say-it',
      `console.log(process.argv.slice(2).join('|')); process.exitCode = 7 as number;`,
    );
    expect(await clone.run(['say:it', 'one', '--two', 'a b'])).toMatchObject({
      code: 7,
      stdout: 'one|--two|a b\n',
    });
  });

  it('names the tasks there are when asked for another one', async () => {
    clone.task('first', '');
    for (const task of ['nope', '../first', '']) {
      const { code, stderr } = await clone.run([task]);
      expect(code).toBe(1);
      expect(stderr.trim()).toBe(`There is no task "${task}". Tasks: first.`);
    }
  });

  it('puts the project’s Node first for everything a task starts', async () => {
    clone.task('path', `console.log(process.env.PATH)`);
    const { stdout } = await clone.run(['path'], { PATH: '/usr/bin:/bin' });
    expect(stdout.trim()).toBe(`${join(process.execPath, '..')}:/usr/bin:/bin`);
  });

  it('reads .env, and what the shell says wins', async () => {
    clone.write('.env', 'FROM_FILE=file\nFROM_BOTH=file\n');
    clone.task('env', `console.log(process.env.FROM_FILE, process.env.FROM_BOTH)`);
    expect(await clone.run(['env'], { FROM_BOTH: 'shell' })).toMatchObject({
      stdout: 'file shell\n',
    });
  });

  it('passes a signal on and answers with the task’s own exit code', async () => {
    clone.task('wait', waitingTask(`process.exit(42)`));
    const runner = clone.start(['wait']);
    const result = ended(runner);
    await once(runner.stdout!, 'data');
    runner.kill('SIGTERM');
    expect((await result).code).toBe(42);
  });

  it('answers 143 for a task that a signal ended', async () => {
    clone.task('wait', `console.log('up'); setInterval(() => undefined, 1000);`);
    const runner = clone.start(['wait']);
    const result = ended(runner);
    await once(runner.stdout!, 'data');
    runner.kill('SIGTERM');
    expect((await result).code).toBe(143);
  });

  it('ends with the task when the process that started it is killed', async () => {
    clone.task('wait', waitingTask(`writeFileSync('stopped', ''); process.exit(0)`));
    // What npm does: it starts a script through a process that passes no signal on.
    const starter = spawn(
      process.execPath,
      [
        '-e',
        `require('node:child_process').spawn(process.execPath, process.argv.slice(1), { stdio: 'inherit' })`,
        join(clone.path, 'tools', 'run.mjs'),
        'wait',
      ],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, npm_execpath: `${clone.path}/npm.js` },
      },
    );
    await once(starter.stdout, 'data');
    starter.kill('SIGKILL');
    for (let waited = 0; waited < 5000 && !existsSync(`${clone.path}/stopped`); waited += 50) {
      await sleep(50);
    }
    expect(existsSync(`${clone.path}/stopped`)).toBe(true);
  });

  it('tells an outdated Node one sentence and touches nothing', () => {
    const source = readFileSync(join(ROOT, 'tools', 'run.mjs'), 'utf8');
    const said: string[] = [];
    const exits: number[] = [];
    const outdated = {
      versions: { node: '18.20.4' },
      exit: (code: number) => {
        exits.push(code);
        throw new Error('exited');
      },
    };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const run = new Function('process', 'console', source) as (...args: unknown[]) => void;
    expect(() => run(outdated, { error: (text: string) => said.push(text) })).toThrow('exited');
    expect(exits).toEqual([1]);
    expect(said).toEqual([expect.stringMatching(/^Co-Vibe needs Node 20\.19 or newer.*18\.20\.4/)]);
  });
});

describe('the project’s Node', () => {
  const mac = { platform: 'darwin', arch: 'arm64', execPath: '/opt/node' };

  it('is the system’s where none comes with the packages, if that one is new enough', () => {
    expect(projectNode('/nowhere', { ...mac, versions: { node: '24.15.0' } })).toBe('/opt/node');
    expect(() => projectNode('/nowhere', { ...mac, versions: { node: '22.12.0' } })).toThrow(
      /No Node 24 comes with the packages for darwin on arm64: install Node 24\.15/,
    );
  });

  it('is found in the tree that npm installed here', () => {
    if (process.platform === 'darwin') return;
    const name = nodePackage() ?? '';
    expect(projectNode(ROOT)).toContain(join('node_modules', name, 'bin', 'node'));
  });

  it.each([
    ['20.19.0', false],
    ['24.14.9', false],
    ['24.15.0', true],
    ['25.1.0', false],
    ['26.0.0', true],
  ])('%s counts as new enough: %s', (version, answer) => {
    expect(isNewEnough(version)).toBe(answer);
  });
});

/** A task that says it is up, and does what is asked when it is told to stop. */
function waitingTask(onStop: string): string {
  return `
    import { writeFileSync } from 'node:fs';
    process.on('SIGTERM', () => { ${onStop}; });
    console.log('up', typeof writeFileSync);
    setInterval(() => undefined, 1000);
  `;
}
