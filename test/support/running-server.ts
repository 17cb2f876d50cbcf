import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../migrations/run.ts';
import { freePort, startPostgres } from '../../tools/postgres/index.ts';
import { ServerProcess } from './server-process.ts';

export interface RunningServer {
  origin: string;
  pid: number;
  ownerUrl: string;
  appUrl: string;
  stop(): Promise<void>;
}

/**
 * The built server as a user runs it, on a database and data folder that are thrown away. `prepare`
 * fills the migrated database before the server sees it.
 */
export async function startThrowawayServer(
  env: Record<string, string> = {},
  prepare: (urls: { ownerUrl: string; appUrl: string }) => Promise<unknown> = () =>
    Promise.resolve(),
): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'covibe-server-'));
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), ephemeral: true });
  const clear = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(postgres.ownerUrl, postgres.appUrl);
    const { ownerUrl, appUrl } = postgres;
    await prepare({ ownerUrl, appUrl });
    const port = await freePort();
    const server = await ServerProcess.spawn({
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: appUrl,
      COVIBE_POSTGRES_ADMIN_URL: ownerUrl,
      COVIBE_DATA_DIR: folder,
      COVIBE_UPLOAD_DIR: join(folder, 'uploads'),
      ...env,
    }).ready();
    const stop = async () => {
      await server.stop();
      await clear();
    };
    return {
      origin: `http://localhost:${port}`,
      pid: server.child.pid ?? 0,
      ownerUrl,
      appUrl,
      stop,
    };
  } catch (fault) {
    await clear();
    throw fault;
  }
}
