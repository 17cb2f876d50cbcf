import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOCAL_AUTH, SETUP_DEVICE } from '@covibe/contracts';
import { holdAlone } from '@covibe/local-state';
import { buildStale, OUTPUTS } from '../../tools/build/outputs.js';
import { ROOT } from '../../tools/repository.js';
import { freePort } from '../../tools/free-port.js';
import { OWN_PAGE } from './browser-person.js';
import { type TestDatabase, testDatabase } from './database.js';
import { ServerProcess } from './server-process.js';

/** The built server on a database of its own, which journeys stop and start again. */
export class JourneyServer {
  private constructor(
    readonly port: number,
    readonly database: TestDatabase,
    private readonly folder: string,
    private process: ServerProcess,
  ) {}

  /** Builds what is stale: a journey is about what users get, not about yesterday's. */
  static async start(): Promise<JourneyServer> {
    await buildOnce();
    const [database, port] = [await testDatabase(), await freePort()];
    const folder = mkdtempSync(join(tmpdir(), 'covibe-journey-server-'));
    return new JourneyServer(port, database, folder, await spawn(port, database, folder));
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  async pause(): Promise<void> {
    await this.process.stop();
  }

  async resume(): Promise<void> {
    this.process = await spawn(this.port, this.database, this.folder);
  }

  async stop(): Promise<void> {
    await this.process.stop();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async person(developerId: string): Promise<ConsoleVisitor> {
    const reply = await post(`${this.origin}${LOCAL_AUTH.signIn.path}`, {
      developer_id: developerId,
    });
    if (!reply.ok) throw new Error(`sign-in answered ${reply.status} ${await reply.text()}`);
    const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    return new ConsoleVisitor(this.origin, cookies.join('; '));
  }
}

/** Journeys of other workers wait for a build instead of making it under each other's feet. */
async function buildOnce(): Promise<void> {
  const alone = join(
    tmpdir(),
    `covibe-journey-build-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}`,
  );
  let release = holdAlone(alone);
  for (; !release; release = holdAlone(alone)) await sleep(200);
  try {
    const parts = OUTPUTS.filter(({ name }) => name === 'server' || name === 'companion');
    await buildStale(new AbortController().signal, parts);
  } finally {
    release();
  }
}

/** Somebody signed in, clicking what the console offers. */
export class ConsoleVisitor {
  constructor(
    private readonly origin: string,
    private readonly cookie: string,
  ) {}

  async decide(user_code: string, action: 'approve' | 'deny' = 'approve'): Promise<void> {
    const address = `${this.origin}${SETUP_DEVICE.decide.path}`;
    const reply = await post(address, { user_code, action }, this.cookie);
    if (!reply.ok) throw new Error(`${action} answered ${reply.status} ${await reply.text()}`);
  }

  async get<T>(path: string): Promise<T> {
    const reply = await fetch(`${this.origin}${path}`, { headers: { cookie: this.cookie } });
    return (await reply.json()) as T;
  }

  async remove(path: string): Promise<number> {
    const headers = { ...OWN_PAGE, cookie: this.cookie };
    const reply = await fetch(`${this.origin}${path}`, { method: 'DELETE', headers });
    return reply.status;
  }
}

function post(address: string, body: object, cookie = ''): Promise<Response> {
  const headers = { ...OWN_PAGE, cookie };
  return fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
}

function spawn(port: number, database: TestDatabase, folder: string): Promise<ServerProcess> {
  return ServerProcess.spawn({
    ...{ HOST: '127.0.0.1', PORT: String(port), COVIBE_LOG_LEVEL: 'warn' },
    ...{ DATABASE_URL: database.appUrl, COVIBE_POSTGRES_ADMIN_URL: database.ownerUrl },
    ...{ COVIBE_DATA_DIR: folder, COVIBE_UPLOAD_DIR: join(folder, 'uploads') },
  }).ready();
}
