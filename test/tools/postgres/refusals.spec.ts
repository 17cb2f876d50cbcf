import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../../../tools/postgres/index.ts';
import {
  dataDirectory,
  holdPostgres,
  isRoot,
  letGo,
  ORDINARY_USER,
  query,
} from './postgres-fixture.ts';

// Processes start here, and the machine may be busy with other suites.
jest.setTimeout(90_000);

const asRoot = isRoot ? it : it.skip;
const cleanUps: (() => void)[] = [];
const folderFor = () => {
  const folder = dataDirectory();
  cleanUps.push(folder.remove);
  return folder.path;
};

afterEach(() => cleanUps.splice(0).forEach((clean) => clean()));

describe('embedded PostgreSQL says in one sentence', () => {
  it('that the data was written by another major version', async () => {
    const dataDir = folderFor();
    const cluster = join(dataDir, 'postgres', 'cluster');
    mkdirSync(cluster, { recursive: true });
    writeFileSync(join(cluster, 'PG_VERSION'), '16\n');
    writeFileSync(join(dataDir, 'postgres', 'owner.password'), 'x');
    chmodSync(join(dataDir, 'postgres'), 0o711);
    await expect(startPostgres({ dataDir })).rejects.toThrow(
      /was written by PostgreSQL 16, and this is PostgreSQL 18: dump it with the old version/,
    );
  });

  it('that the password of existing data is lost', async () => {
    const dataDir = folderFor();
    await (await startPostgres({ dataDir, ephemeral: true })).stop();
    rmSync(join(dataDir, 'postgres', 'owner.password'));
    await expect(startPostgres({ dataDir })).rejects.toThrow(/is lost: put .*owner\.password back/);
  });

  it('that the data folder lies under a file', async () => {
    const file = join(folderFor(), 'file');
    writeFileSync(file, '');
    await expect(startPostgres({ dataDir: join(file, 'below') })).rejects.toThrow(
      /lies under a file, not a folder; .*COVIBE_DATA_DIR/,
    );
  });

  it('that the data folder cannot be written', async () => {
    const dataDir = folderFor();
    chmodSync(dataDir, 0o555);
    const held = await holdPostgres(dataDir, isRoot ? ORDINARY_USER : undefined);
    expect(held.fault).toMatch(/cannot be written by this user; .*COVIBE_DATA_DIR/);
    expect(held.fault).not.toContain('\n');
  });

  asRoot('that the disk is full', async () => {
    const dataDir = folderFor();
    const size = ['-t', 'tmpfs', '-o', 'size=8m,mode=0711', 'none', dataDir];
    if (spawnSync('mount', size).status !== 0) {
      console.warn('SKIPPED: this machine lets nobody mount a small disk to fill');
      return;
    }
    cleanUps.unshift(() => spawnSync('umount', [dataDir]));
    await expect(startPostgres({ dataDir })).rejects.toThrow(/^The disk with .* is full; [^\n]*$/);
    expect(existsSync(join(dataDir, 'postgres', 'cluster.new'))).toBe(false);
  });
});

describe('embedded PostgreSQL runs', () => {
  asRoot('for an ordinary user', async () => {
    const dataDir = folderFor();
    chownSync(dataDir, ORDINARY_USER, ORDINARY_USER);
    const held = await holdPostgres(dataDir, ORDINARY_USER);
    expect(held.fault).toBeUndefined();
    const [row] = await query<{ ok: number }>(held.ownerUrl, 'select 1 as ok');
    expect(row).toEqual({ ok: 1 });
    await letGo(held);
  });

  asRoot('for root below a home that is closed to everybody else', async () => {
    const closed = folderFor();
    chmodSync(closed, 0o700);
    const dataDir = join(closed, 'clone', '.covibe-data');
    const running = await startPostgres({ dataDir });
    const [row] = await query<{ data_directory: string }>(running.ownerUrl, 'show data_directory');
    await running.stop();
    const base = join(row?.data_directory ?? '', '..');
    expect(base).toMatch(/^\/var\/lib\/covibe\/[0-9a-f]{16}$/);
    expect(existsSync(base)).toBe(true);

    // A throw-away database takes everything with it.
    await (await startPostgres({ dataDir, ephemeral: true })).stop();
    expect(existsSync(base)).toBe(false);
  });
});
