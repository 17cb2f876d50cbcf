import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Clone } from './clone-fixture.ts';

// Processes start here, and the machine may be busy with other suites.
jest.setTimeout(90_000);

describe('the bootstrap', () => {
  let clone: Clone;
  beforeEach(() => {
    clone = new Clone();
    clone.task('hello', `console.log('hello from ' + process.version)`);
  });
  afterEach(() => clone.remove());

  it('installs a fresh clone from its lockfile and then runs the task', async () => {
    clone.lock({ left: '1.0.0' });
    const first = await clone.run(['hello']);
    expect(first).toMatchObject({ code: 0, stdout: `hello from ${process.version}\n` });
    expect(clone.installs()).toEqual([expect.stringMatching(/^ci --loglevel=error /)]);
  });

  it('installs again only when the lockfile changed', async () => {
    await clone.run(['hello']);
    await clone.run(['hello']);
    expect(clone.installs()).toHaveLength(1);
    clone.lock({ left: '1.0.1' });
    await clone.run(['hello']);
    expect(clone.installs()).toHaveLength(2);
  });

  it('believes what somebody installed by hand', async () => {
    clone.lock({ left: '1.0.0' });
    mkdirSync(join(clone.path, 'node_modules'));
    const lockfile = join(clone.path, 'package-lock.json');
    copyFileSync(lockfile, join(clone.path, 'node_modules', '.package-lock.json'));
    expect(await clone.run(['hello'])).toMatchObject({ code: 0 });
    expect(clone.installs()).toEqual([]);
  });

  it('brings the development packages also where the environment says production', async () => {
    await clone.run(['hello'], { NODE_ENV: 'production' });
    expect(clone.installs()[0]).toContain('--include=dev --include=optional');
  });

  it('does not run the task when the install failed, and tries again next time', async () => {
    const failed = await clone.run(['hello'], { NPM_FAILS: '1' });
    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(failed.stderr).toContain('could not be installed; npm says why above');
    expect(await clone.run(['hello'])).toMatchObject({ code: 0 });
    expect(clone.installs()).toHaveLength(2);
  });

  it('keeps its own words off the task’s standard output', async () => {
    const { stdout, stderr } = await clone.run(['hello']);
    expect(stdout).not.toContain('Installing');
    expect(stderr).toContain('Installing packages');
  });
});
