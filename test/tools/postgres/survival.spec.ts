import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../../../tools/postgres/index.ts';
import {
  dataDirectory,
  type Held,
  holdPostgres,
  isRunning,
  killNow,
  letGo,
  query,
} from './postgres-fixture.ts';

// Processes start here, and the machine may be busy with other suites.
jest.setTimeout(90_000);

describe('embedded PostgreSQL after an accident', () => {
  const folder = dataDirectory();
  const base = join(folder.path, 'postgres');
  const holders: Held[] = [];
  const hold = async () => {
    const held = await holdPostgres(folder.path);
    holders.push(held);
    return held;
  };

  beforeAll(async () => {
    const running = await startPostgres({ dataDir: folder.path });
    await query(running.ownerUrl, 'create table committed (n int)');
    await running.stop();
  });
  afterEach(() => Promise.all(holders.splice(0).map(letGo)));
  afterAll(() => folder.remove());

  it('keeps every committed row when the postmaster is killed', async () => {
    const held = await hold();
    let acknowledged = 0;
    const writing = (async () => {
      for (;;) {
        await query(held.ownerUrl, `insert into committed values (${acknowledged + 1})`);
        acknowledged += 1;
      }
    })().catch(() => undefined);
    while (acknowledged < 20) await new Promise((next) => setTimeout(next, 5));
    process.kill(held.pid, 'SIGKILL');
    await writing;
    await killNow(held.child);

    const again = await startPostgres({ dataDir: folder.path });
    expect(again.adopted).toBe(false);
    const rows = await query<{ n: number }>(again.ownerUrl, 'select n from committed order by n');
    // The insert in flight at the kill may have been committed without anybody hearing of it.
    expect([acknowledged, acknowledged + 1]).toContain(rows.length);
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, index) => index + 1));
    await again.stop();
  });

  it('outlives the command that started it, and the next one takes it over', async () => {
    const held = await hold();
    await killNow(held.child);
    expect(isRunning(held.pid)).toBe(true);
    const next = await startPostgres({ dataDir: folder.path });
    expect(next).toMatchObject({ adopted: true, pid: held.pid });
    await next.stop();
    expect(isRunning(held.pid)).toBe(false);
  });

  it('starts over a lock that a killed command left', async () => {
    const ended = await hold();
    await letGo(ended);
    writeFileSync(join(base, 'launch.lock'), String(ended.child.pid));
    const running = await startPostgres({ dataDir: folder.path });
    await query(running.appUrl, 'select 1');
    await running.stop();
  });

  it('is not fooled by an old number that now belongs to another process', async () => {
    const port = readFileSync(join(base, 'port'), 'utf8');
    const lines = [process.pid, join(base, 'cluster'), 1, port, '', '127.0.0.1', '', 'ready'];
    writeFileSync(join(base, 'cluster', 'postmaster.pid'), `${lines.join('\n')}\n`);
    await expect(startPostgres({ dataDir: folder.path })).resolves.toMatchObject({
      adopted: false,
    });
    const running = await startPostgres({ dataDir: folder.path });
    expect(running.adopted).toBe(true);
    await running.stop();
  });

  it('makes the cluster anew when the first initdb was killed half-way', async () => {
    const half = dataDirectory();
    try {
      const first = await startPostgres({ dataDir: half.path });
      await first.stop();
      const cluster = join(half.path, 'postgres', 'cluster');
      renameSync(cluster, `${cluster}.new`);
      const running = await startPostgres({ dataDir: half.path });
      await query(running.appUrl, 'select 1');
      await running.stop();
    } finally {
      half.remove();
    }
  });
});
