import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A folder for one database, open to the user root hands it to. */
export function dataDirectory(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'covibe-postgres-'));
  chmodSync(path, 0o711);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function query<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  // The specs kill servers under their clients: what that raises is not the fault looked for.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

export interface Held {
  child: ChildProcess;
  pid: number;
  port: number;
  adopted: boolean;
  ownerUrl: string;
  fault?: string;
}

/** Starts the database from another process, as the user with that number when one is given. */
export async function holdPostgres(dataDir: string, uid?: number): Promise<Held> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-postgres.ts'), dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, ...(JSON.parse(line.toString()) as Omit<Held, 'child'>) };
}

export async function letGo(held: Held): Promise<void> {
  const { child } = held;
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.stdin?.end();
  await once(child, 'exit');
}

export async function killNow(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export const isRoot = process.getuid?.() === 0;
/** `nobody`: has a passwd entry on every system, as PostgreSQL demands. */
export const ORDINARY_USER = 65_534;
