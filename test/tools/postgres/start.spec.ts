import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startPostgres } from '../../../tools/postgres/index.ts';
import { dataDirectory, holdPostgres, isRunning, letGo, query } from './postgres-fixture.ts';

// Processes start here, and the machine may be busy with other suites.
jest.setTimeout(90_000);

describe('embedded PostgreSQL', () => {
  const folder = dataDirectory();
  let port: number;

  beforeAll(async () => {
    const began = Date.now();
    const first = await startPostgres({ dataDir: folder.path });
    await query(first.appUrl, 'select 1');
    const took = Date.now() - began;
    console.log(`first start to first query: ${took} ms`);
    expect(took).toBeLessThan(30_000);
    await query(first.ownerUrl, 'create table kept (n int); insert into kept values (7)');
    port = first.port;
    await first.stop();
    expect(isRunning(first.pid)).toBe(false);
  });
  afterAll(() => folder.remove());

  it('restarts on the same port with its rows', async () => {
    const began = Date.now();
    const again = await startPostgres({ dataDir: folder.path });
    expect(await query(again.ownerUrl, 'select n from kept')).toEqual([{ n: 7 }]);
    const took = Date.now() - began;
    console.log(`restart to first query: ${took} ms`);
    expect(took).toBeLessThan(15_000);
    expect(again).toMatchObject({ port, adopted: false });
    await again.stop();
  });

  it('gives the server a role that owns nothing and bypasses nothing', async () => {
    const running = await startPostgres({ dataDir: folder.path });
    const [role] = await query(
      running.appUrl,
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb
         from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({
      rolname: 'covibe_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
    });
    await running.stop();
  });

  it('keeps the passwords from other users and asks for them', async () => {
    for (const name of ['owner.password', 'app.password']) {
      const file = join(folder.path, 'postgres', name);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file, 'utf8')).toMatch(/^[\w-]{32}$/);
    }
    const running = await startPostgres({ dataDir: folder.path });
    const wrong = new URL(running.ownerUrl);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
    await running.stop();
  });

  it('moves to another port when its own was taken meanwhile', async () => {
    const squatter = createServer().listen(port, '127.0.0.1');
    const running = await startPostgres({ dataDir: folder.path });
    expect(running.port).not.toBe(port);
    await query(running.appUrl, 'select 1');
    await running.stop();
    squatter.close();
    port = running.port;
  });

  it('is adopted by a second command, and the last command out stops it', async () => {
    const first = await holdPostgres(folder.path);
    const second = await startPostgres({ dataDir: folder.path });
    expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port });
    await letGo(first);
    await query(second.appUrl, 'select 1');
    await second.stop();
    expect(isRunning(first.pid)).toBe(false);
  });

  it('is started once when commands ask for it at the same moment', async () => {
    const held = await Promise.all([1, 2, 3].map(() => holdPostgres(folder.path)));
    expect(new Set(held.map(({ pid }) => pid)).size).toBe(1);
    expect(held.filter(({ adopted }) => !adopted)).toHaveLength(1);
    await Promise.all(held.map(letGo));
    expect(isRunning(held[0]?.pid ?? 0)).toBe(false);
  });
});
