import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveTo, type DataFolder } from './data-folder.ts';
import { DatabaseFault, explainFileFault, explainOutput } from './database-fault.ts';

export const OWNER = 'covibe_owner';

/** What initdb and postgres see of our environment: nothing that could change what they do. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  return process.platform === 'win32'
    ? { ...process.env, LC_ALL: 'C' }
    : { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
}

export function clusterExists(folder: DataFolder): boolean {
  try {
    return existsSync(join(folder.cluster, 'PG_VERSION'));
  } catch (fault) {
    throw explainFileFault(fault, folder.base);
  }
}

/** Data of another major version cannot be opened; saying so early beats a line in a log. */
export function refuseOtherMajor(folder: DataFolder, major: number): void {
  let found: string;
  try {
    found = readFileSync(join(folder.cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (fault) {
    throw explainFileFault(fault, folder.base);
  }
  if (found === String(major)) return;
  throw new DatabaseFault(
    `The data in ${folder.cluster} was written by PostgreSQL ${found}, and this is PostgreSQL ${major}: ` +
      'dump it with the old version, move the folder away, start again and restore the dump.',
  );
}

/** Makes the cluster aside and renames it, so that a killed initdb never leaves half a database. */
export async function createCluster(
  binaries: string,
  folder: DataFolder,
  password: string,
  quick: boolean,
): Promise<void> {
  const draft = `${folder.cluster}.new`;
  const passwordFile = join(folder.base, 'initdb.password');
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    giveTo(draft, folder.user);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    giveTo(passwordFile, folder.user);
    await initdb(binaries, folder, [
      ...['-D', draft, '-U', OWNER, '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      ...(quick ? ['--no-sync'] : []),
    ]);
    renameSync(draft, folder.cluster);
  } catch (fault) {
    rmSync(draft, { recursive: true, force: true });
    throw explainFileFault(fault, folder.base);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function initdb(binaries: string, folder: DataFolder, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(binaries, 'bin', 'initdb'), args, {
      ...(folder.user && { uid: folder.user.uid, gid: folder.user.gid }),
      cwd: process.platform === 'win32' ? folder.base : '/',
      env: bareEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(explainOutput('prepare its data folder', said, folder.base));
    });
  });
}
