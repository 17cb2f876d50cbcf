import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/** The user PostgreSQL runs as. Undefined means: as whoever runs this process. */
export interface RunAs {
  uid: number;
  gid: number;
  name: string;
}

/**
 * PostgreSQL refuses to run as root, so root hands it to a user that exists on every system.
 * The user must have a passwd entry: PostgreSQL looks its own name up.
 */
export function unprivilegedUser(passwd = '/etc/passwd'): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const entries = readFileSync(passwd, 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const entry = entries.find(([user]) => user === name);
    if (entry) return { name, uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is neither a user postgres nor nobody.',
  );
}

/** Whether that user can reach into a folder: every folder above must be open to it. */
export function canEnter(folder: string, user: RunAs): boolean {
  const { uid, gid } = user;
  return spawnSync('/usr/bin/test', ['-x', folder], { uid, gid, cwd: '/' }).status === 0;
}
