import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../migrations/run.ts';
import { SERVER_ENTRY } from '../../tools/build/outputs.ts';
import { freePort, startPostgres } from '../../tools/postgres/index.ts';
import { ROOT } from '../../tools/repository.ts';

const READY = 'Co-Vibe is ready';
const START_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 12_000;

export interface RunningServer {
  origin: string;
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
  if (!existsSync(join(ROOT, SERVER_ENTRY)))
    throw new Error('dist/server is missing: npm run build');
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
    const server = await startServer({
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: appUrl,
      COVIBE_POSTGRES_ADMIN_URL: ownerUrl,
      COVIBE_DATA_DIR: folder,
      COVIBE_UPLOAD_DIR: join(folder, 'uploads'),
      COVIBE_HOSTED_URL: '',
      ...env,
    });
    const stop = async () => {
      await stopServer(server);
      await clear();
    };
    return { origin: `http://localhost:${port}`, ownerUrl, appUrl, stop };
  } catch (fault) {
    await clear();
    throw fault;
  }
}

function startServer(env: Record<string, string>): Promise<ChildProcess> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, ['--enable-source-maps', SERVER_ENTRY], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    const giveUp = (why: string) => {
      child.kill('SIGKILL');
      fail(new Error(`The server ${why}. It said:\n${said}`));
    };
    const timer = setTimeout(() => giveUp('did not become ready'), START_LIMIT_MS);
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes(READY)) return;
      clearTimeout(timer);
      settle(child);
    });
    child.once('error', fail);
    child.once('exit', (code) => {
      clearTimeout(timer);
      giveUp(`ended with exit code ${code}`);
    });
  });
}

function stopServer(child: ChildProcess): Promise<void> {
  return new Promise((settle) => {
    if (child.exitCode !== null) return settle();
    const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    child.once('exit', () => {
      clearTimeout(impatience);
      settle();
    });
    child.kill('SIGTERM');
  });
}
