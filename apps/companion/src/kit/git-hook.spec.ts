import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeHost, fakeHost } from '../../../../test/support/companion-host.js';
import { installGitHook, removeGitHook } from './git-hook.js';
import { realPrograms } from './programs.js';

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

  it('leaves hooks alone that a repository keeps elsewhere, and says what to add', async () => {
    git('config', 'core.hooksPath', '.husky');
    expect((await install()).obstacle).toMatch(/core\.hooksPath.+covibe-git-hook\.cjs/);
    expect(existsSync(path)).toBe(false);
  });
});
