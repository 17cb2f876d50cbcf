import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../tools/repository.ts';
import { type RunningPostgres, startPostgres } from '../../tools/postgres/index.ts';
import { ended } from './bootstrap/clone-fixture.ts';
import { dataDirectory, query } from './postgres/postgres-fixture.ts';

// Processes start here, and the machine may be busy with other suites.
jest.setTimeout(90_000);

// A PostgreSQL as docs/engineering/hosting.md has it made: the owner is an ordinary role, where the
// embedded one is a superuser and would get away with anything.
describe('a database of the user’s own', () => {
  const folder = dataDirectory();
  let cluster: RunningPostgres;
  let addresses: { DATABASE_URL: string; COVIBE_POSTGRES_ADMIN_URL: string };

  beforeAll(async () => {
    cluster = await startPostgres({ dataDir: folder.path, ephemeral: true });
    await query(cluster.ownerUrl, `create role house_owner login createrole password 'house'`);
    await query(cluster.ownerUrl, 'create database house owner house_owner');
    const at = (user: string, password: string) =>
      `postgres://${user}:${password}@127.0.0.1:${cluster.port}/house`;
    addresses = {
      DATABASE_URL: at('covibe_app', new URL(cluster.appUrl).password),
      COVIBE_POSTGRES_ADMIN_URL: at('house_owner', 'house'),
    };
  });
  afterAll(async () => {
    await cluster.stop();
    folder.remove();
  });

  const run = (task: string, args: string[] = []) => {
    const file = join(ROOT, 'tools', 'tasks', `${task}.ts`);
    const env = { ...process.env, ...addresses, COVIBE_DATA_DIR: '/proc/nothing' };
    return ended(spawn(process.execPath, [file, ...args], { cwd: ROOT, env }));
  };

  it('is migrated by an owner that is no superuser', async () => {
    const { code, stdout, stderr } = await run('db-migrate');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('applied ControlPlane');
  });

  it('is seeded by the role the server runs as, under row security', async () => {
    expect(await run('seed-dev')).toMatchObject({ code: 0, stderr: '' });
    const count = 'select count(*)::int as tenants from tenants';
    expect(await query(addresses.DATABASE_URL, count)).toEqual([{ tenants: 0 }]);
    const asSuperuser = new URL(cluster.ownerUrl);
    asSuperuser.pathname = '/house';
    expect(await query(asSuperuser.href, count)).toEqual([{ tenants: 2 }]);
  });

  it('can be taken back and reset with a yes', async () => {
    expect(await run('db-revert')).toMatchObject({ code: 0, stderr: '' });
    const reset = await run('db-reset', ['--yes']);
    expect(reset.stderr + reset.stdout).toMatch(/^The database is new;/);
    expect(await run('seed-dev')).toMatchObject({ code: 0, stderr: '' });
  });
});
