import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../tools/repository.ts';
import { type RunningPostgres, startPostgres } from '../../tools/postgres/index.ts';
import { type Ended, ended } from './bootstrap/clone-fixture.ts';
import { dataDirectory, isRunning, query } from './postgres/postgres-fixture.ts';

// Processes start here, and the machine may be busy with other suites.
jest.setTimeout(90_000);

describe('the database commands', () => {
  const folder = dataDirectory();
  let running: RunningPostgres;

  /** A task as the runner starts it, on this spec's own embedded database unless told otherwise. */
  const run = (task: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ended> => {
    const file = join(ROOT, 'tools', 'tasks', `${task}.ts`);
    const ours = { COVIBE_DATA_DIR: folder.path, DATABASE_URL: '', COVIBE_POSTGRES_ADMIN_URL: '' };
    return ended(
      spawn(process.execPath, [file, ...args], {
        cwd: ROOT,
        env: { ...process.env, ...ours, ...env },
      }),
    );
  };

  beforeAll(async () => {
    running = await startPostgres({ dataDir: folder.path });
  });
  afterAll(async () => {
    await running.stop();
    folder.remove();
  });

  it('migrate an empty database, and find nothing to do the second time', async () => {
    const first = await run('db-migrate');
    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('applied ') });
    expect((await run('db-migrate')).stdout).toBe('The schema is up to date.\n');
  });

  it('print the addresses alone, for scripts', async () => {
    expect(await run('db-url')).toMatchObject({ stdout: `${running.appUrl}\n`, stderr: '' });
    expect((await run('db-url', ['--owner'])).stdout).toBe(`${running.ownerUrl}\n`);
  });

  it('print the address of a database that does not run, and say so', async () => {
    const stopped = dataDirectory();
    const { stdout, stderr } = await run('db-url', [], { COVIBE_DATA_DIR: stopped.path });
    stopped.remove();
    expect(stdout).toMatch(/^postgres:\/\/covibe_app:[\w-]+@127\.0\.0\.1:\d+\/covibe\n$/);
    expect(stderr).toContain('Nobody listens there now');
  });

  it('revert the newest migration and apply it again', async () => {
    const reverted = await run('db-revert');
    expect(reverted.stdout).toMatch(/^reverted \w+\d+\n$/);
    const name = reverted.stdout.trim().replace('reverted ', '');
    expect((await run('db-migrate')).stdout).toBe(`applied ${name}\n`);
  });

  it('seed a company once, however often they are asked', async () => {
    const first = await run('seed-dev', ['--json']);
    const again = await run('seed-dev', ['--json']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(again.stdout)).toMatchObject({
      tenants: [
        { slug: 'tidewater', workspaces: [{ slug: 'harbor' }, { slug: 'firmware' }] },
        { slug: 'juniper', workspaces: [{ slug: 'clinic' }] },
      ],
    });
    const [count] = await query<{ tenants: string; developers: string }>(
      running.ownerUrl,
      'select (select count(*) from tenants) tenants, (select count(*) from developers) developers',
    );
    expect(count).toEqual({ tenants: '2', developers: '8' });
  });

  it('refuse to invent people in WorkOS mode', async () => {
    const { code, stderr } = await run('seed-dev', [], { COVIBE_AUTH_MODE: 'workos' });
    expect({ code, stderr: stderr.trim() }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^seed:dev invents people; [^\n]*$/),
    });
  });

  it('reset everything to a new schema', async () => {
    expect((await run('db-reset')).stdout).toMatch(/^The database is new; \d+ migrations applied/);
    const [count] = await query(running.ownerUrl, 'select count(*)::int as n from tenants');
    expect(count).toEqual({ n: 0 });
  });

  it('leave a database that they found running as it was', () => {
    expect(isRunning(running.pid)).toBe(true);
  });

  describe('on a database of the user’s own', () => {
    const own = (): NodeJS.ProcessEnv => ({
      DATABASE_URL: running.appUrl,
      COVIBE_POSTGRES_ADMIN_URL: running.ownerUrl,
    });

    it('use it and start nothing', async () => {
      // An embedded database could not even be prepared there.
      const { stdout } = await run('db-migrate', [], {
        ...own(),
        COVIBE_DATA_DIR: '/proc/nothing',
      });
      expect(stdout).toBe('The schema is up to date.\n');
    });

    it.each<[string, NodeJS.ProcessEnv, RegExp]>([
      ['nobody answers', { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/x' }, /ECONNREFUSED/],
      ['the address is none', { DATABASE_URL: 'nonsense' }, /DATABASE_URL is not a URL like/],
      [
        'only the owner is named',
        { COVIBE_POSTGRES_ADMIN_URL: 'postgres://a:secret@127.0.0.1:1/x' },
        /is set without DATABASE_URL/,
      ],
    ])('say in one sentence that %s', async (_, env, sentence) => {
      const { code, stderr } = await run('db-migrate', [], env);
      expect(code).toBe(1);
      expect(stderr).toMatch(sentence);
      expect(stderr.trim()).not.toContain('\n');
      expect(stderr).not.toContain('secret');
    });

    it('change no schema without its owner, and delete nothing without a yes', async () => {
      const alone = await run('db-migrate', [], { DATABASE_URL: running.appUrl });
      expect(alone.stderr).toContain('set COVIBE_POSTGRES_ADMIN_URL beside DATABASE_URL');
      const reset = await run('db-reset', [], own());
      expect(reset).toMatchObject({ code: 1, stderr: expect.stringContaining('-- --yes') });
    });
  });
});
