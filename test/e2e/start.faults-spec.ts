import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { ServerProcess } from '../support/server-process.js';

describe('the server process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'covibe-start-'));
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  });

  const start = (env: Record<string, string>) =>
    ServerProcess.spawn({
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: database.appUrl,
      COVIBE_UPLOAD_DIR: join(folder, 'uploads'),
      COVIBE_LOG_LEVEL: 'silent',
      ...env,
    });

  /** Starts it where it cannot start, and holds it to one sentence and exit code 1. */
  async function refusal(env: Record<string, string>): Promise<string> {
    const server = start(env);
    const code = await server.exited;
    const lines = server.said.trim().split('\n');
    expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 });
    expect(lines[0]).toMatch(/^[A-Z/].*[.?]$/);
    expect(lines[0]).not.toContain(new URL(database.appUrl).password);
    return lines[0] ?? '';
  }

  it('tells the addresses and says that it is ready', async () => {
    const server = await start({}).ready();
    expect(server.said).toMatch(/UI: +http:\/\/localhost:\d+\n/);
    expect(server.said).toMatch(/MCP: +http:\/\/localhost:\d+\/api\/mcp\n/);
    expect(server.said).not.toContain(new URL(database.appUrl).password);
    expect(await server.stop()).toBe(0);
  });

  it('refuses an explicit port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((settle) => other.listen(0, '127.0.0.1', settle));
    const { port } = other.address() as { port: number };
    expect(await refusal({ PORT: String(port) })).toContain(`Port ${port} is taken`);
    other.close();
  });

  it('refuses to run as a superuser', async () => {
    expect(await refusal({ DATABASE_URL: database.ownerUrl })).toContain('is a superuser');
  });

  it('refuses to run as the owner of the tables, or as one who may bypass their protection', async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const name = `runtime_${process.pid}`;
    const runtime = new URL(database.appUrl);
    [runtime.username, runtime.password] = [name, 'secret'];
    await owner.query(`create role ${name} login password 'secret'`);
    try {
      await owner.query(`alter table app_config owner to ${name}`);
      expect(await refusal({ DATABASE_URL: runtime.href })).toContain('owns the tables');
      await owner.query('alter table app_config owner to current_user');
      await owner.query(`alter role ${name} bypassrls`);
      expect(await refusal({ DATABASE_URL: runtime.href })).toContain('may bypass');
    } finally {
      await owner.query(`drop owned by ${name}; drop role ${name}`);
      await owner.end();
    }
  });

  it('refuses a database that is not there, does not know it, or does not exist', async () => {
    const changed = (change: (url: URL) => void) => {
      const url = new URL(database.appUrl);
      change(url);
      return { DATABASE_URL: url.href };
    };
    expect(await refusal(changed((url) => (url.port = '1')))).toContain('cannot be reached');
    expect(await refusal(changed((url) => (url.pathname = '/nowhere')))).toContain(
      'does not exist',
    );
    expect(await refusal(changed((url) => (url.password = 'wrong')))).toContain('user or password');
  });

  it('refuses a folder for uploads that cannot be written', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(await refusal({ COVIBE_UPLOAD_DIR: join(file, 'uploads') })).toContain(
      'Uploads cannot be kept',
    );
  });

  it('lists everything that is wrong with its settings', async () => {
    const server = start({ PORT: 'x', COVIBE_AUTH_MODE: 'x', DATABASE_URL: '' });
    expect(await server.exited).toBe(1);
    expect(server.said.trim().split('\n')).toHaveLength(3);
  });
});
