import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bareEnvironment } from './cluster.ts';
import { rememberPort, rememberedPort, type DataFolder } from './data-folder.ts';
import { DatabaseFault, explainFileFault, explainOutput } from './database-fault.ts';
import { freePort } from '../free-port.ts';
import { isAlive, readPostmaster, type Postmaster } from './postmaster-file.ts';

const START_LIMIT_MS = 60_000;
const RETRY_LIMIT_MS = 6_000;
/** After a kill -9 the old backends need a moment to notice and let go of the data. */
const TRANSIENT = /shared memory block .* still in use|lock file "postmaster.pid" already exists/;
const PORT_TAKEN = /could not bind IPv4 address|Address already in use/;

/** Starts PostgreSQL on the data and answers once it takes connections. */
export async function startPostmaster(
  binaries: string,
  folder: DataFolder,
  ephemeral: boolean,
): Promise<Postmaster> {
  const until = Date.now() + RETRY_LIMIT_MS;
  let port = await freePort(rememberedPort(folder));
  for (;;) {
    const output = await attempt(binaries, folder, port, ephemeral);
    if (typeof output !== 'string') {
      try {
        rememberPort(folder, output.port);
      } catch (fault) {
        await stopPostmaster(output.pid);
        throw explainFileFault(fault, folder.base);
      }
      return output;
    }
    if (Date.now() > until) throw explainOutput('start', output, folder.base);
    if (PORT_TAKEN.test(output)) port = await freePort();
    else if (!TRANSIENT.test(output)) throw explainOutput('start', output, folder.base);
    await sleep(100);
  }
}

/** One try: the running postmaster, or what it said before it gave up. */
async function attempt(
  binaries: string,
  folder: DataFolder,
  port: number,
  ephemeral: boolean,
): Promise<Postmaster | string> {
  const log = openLog(folder);
  const child = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', folder.cluster, '-p', String(port), ...settings(ephemeral)],
    {
      ...(folder.user && { uid: folder.user.uid, gid: folder.user.gid }),
      cwd: process.platform === 'win32' ? folder.base : '/',
      env: bareEnvironment(),
      // Its own process group: Ctrl-C must let the server drain before the database goes. A
      // throw-away database has nothing to lose and dies with the run that made it.
      detached: !ephemeral,
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  let ended = false;
  const failure = new Promise<never>((_, reject) => child.once('error', reject));
  failure.catch(() => undefined);
  child.once('exit', () => (ended = true));
  const until = Date.now() + START_LIMIT_MS;
  while (!ended) {
    await Promise.race([sleep(5), failure]);
    const running = readPostmaster(folder.cluster);
    if (running?.pid === child.pid && running?.ready) {
      child.unref();
      return running;
    }
    if (Date.now() > until) {
      child.kill('SIGKILL');
      throw new DatabaseFault(`PostgreSQL did not become ready; its log is ${folder.log}.`);
    }
  }
  return readFileSync(folder.log, 'utf8');
}

function openLog(folder: DataFolder): number {
  try {
    return openSync(folder.log, 'w', 0o600);
  } catch (fault) {
    throw explainFileFault(fault, folder.base);
  }
}

function settings(ephemeral: boolean): string[] {
  const values = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'logging_collector=off',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(ephemeral ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ];
  return values.flatMap((value) => ['-c', value]);
}

/** A fast shutdown: sessions are cut, committed rows are kept. Answers when the process is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  const until = Date.now() + 10_000;
  while (isAlive(pid)) {
    if (Date.now() > until) {
      // An immediate shutdown: the next start replays the log, nothing committed is lost.
      signal(pid, 'SIGQUIT');
      await sleep(500);
      return;
    }
    await sleep(5);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}
