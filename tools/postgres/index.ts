import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { installedBinaries, usableBinaries } from './binaries.ts';
import { clusterExists, createCluster, OWNER, refuseOtherMajor } from './cluster.ts';
import { password, prepareDataFolder, type DataFolder } from './data-folder.ts';
import { explainFileFault } from './database-fault.ts';
import { alone, returnLease, takeLease } from './leases.ts';
import { isAlive, readPostmaster, type Postmaster } from './postmaster-file.ts';
import { startPostmaster, stopPostmaster } from './postmaster.ts';
import { APP, DATABASE, prepareDatabase, servesCluster } from './roles.ts';
import { unprivilegedUser } from './unprivileged-user.ts';

export { freePort } from '../free-port.ts';

export interface StartOptions {
  /** Where the data lies; made when it is missing. */
  dataDir: string;
  /** For tests: no fsync, and PostgreSQL stays in the caller's process group. */
  ephemeral?: boolean;
}

export interface RunningPostgres {
  ownerUrl: string;
  appUrl: string;
  port: number;
  pid: number;
  /** It was running already: another command, or one that was killed, had started it. */
  adopted: boolean;
  /** Stops PostgreSQL unless another command still uses it. */
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL on `dataDir`, or adopts the one that runs there already. */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const folder = prepareDataFolder(options.dataDir, unprivilegedUser());
  try {
    return await alone(folder, () => startAlone(folder, options.ephemeral ?? false));
  } catch (fault) {
    throw explainFileFault(fault, folder.base);
  }
}

async function startAlone(folder: DataFolder, ephemeral: boolean): Promise<RunningPostgres> {
  const passwords = { owner: password(folder, 'owner'), app: password(folder, 'app') };
  const url = (role: string, secret: string, port: number, database = DATABASE) =>
    `postgres://${role}:${secret}@127.0.0.1:${port}/${database}`;
  const adminUrl = (port: number) => url(OWNER, passwords.owner, port, 'postgres');

  const found = await adoptable(folder, adminUrl);
  const running = found ?? (await startFresh(folder, passwords.owner, ephemeral));
  try {
    await prepareDatabase(adminUrl(running.port), passwords.app);
  } catch (fault) {
    if (!found) await stopPostmaster(running.pid);
    throw fault;
  }
  const lease = takeLease(folder);
  return {
    ownerUrl: url(OWNER, passwords.owner, running.port),
    appUrl: url(APP, passwords.app, running.port),
    port: running.port,
    pid: running.pid,
    adopted: found !== undefined,
    stop: async () => {
      const stopped = await stopUnlessUsed(folder, lease);
      // Whoever throws the asked-for folder away does not know of this one.
      if (stopped && ephemeral && folder.elsewhere) {
        rmSync(folder.base, { recursive: true, force: true });
      }
    },
  };
}

async function startFresh(
  folder: DataFolder,
  ownerPassword: string,
  ephemeral: boolean,
): Promise<Postmaster> {
  const installed = installedBinaries();
  if (clusterExists(folder)) refuseOtherMajor(folder, installed.major);
  const binaries = usableBinaries(installed, folder.copies, folder.user);
  if (!clusterExists(folder)) await createCluster(binaries, folder, ownerPassword, ephemeral);
  return startPostmaster(binaries, folder, ephemeral);
}

/** The postmaster that works on this data already; one that is still starting is waited for. */
async function adoptable(
  folder: DataFolder,
  adminUrl: (port: number) => string,
): Promise<Postmaster | undefined> {
  const until = Date.now() + 10_000;
  for (;;) {
    const running = readPostmaster(folder.cluster);
    if (!running || !isAlive(running.pid)) return undefined;
    // A number left by a crash may by now belong to any process: only a connection proves it.
    if (running.ready && (await servesCluster(adminUrl(running.port), folder.cluster))) {
      return running;
    }
    if (running.ready || Date.now() > until) return undefined;
    await sleep(50);
  }
}

/** Answers whether it was the last one out. */
function stopUnlessUsed(folder: DataFolder, lease: string): Promise<boolean> {
  return alone(folder, async () => {
    if (returnLease(folder, lease)) return false;
    const running = readPostmaster(folder.cluster);
    if (running && isAlive(running.pid)) await stopPostmaster(running.pid);
    return true;
  });
}
