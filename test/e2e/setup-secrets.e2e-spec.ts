import { createLogger } from '../../apps/server/src/platform/logging/logger.js';
import { BrowserPerson } from '../support/browser-person.js';
import { decide, DeviceFlow } from '../support/device-flow.js';
import { plantTenant } from '../support/planted-tenant.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';
import { type TestApp, testApp } from '../support/test-app.js';

describe('the secrets of a machine', () => {
  const logged: string[] = [];
  let server: TestApp;
  let database: ServerDatabase;
  let mel: BrowserPerson;
  let machine: DeviceFlow;

  beforeAll(async () => {
    const logger = createLogger('trace', { write: (line) => void logged.push(line) });
    server = await testApp({ logger });
    database = await serverDatabase({ database: server.database });
    const acme = await plantTenant(server.database, { name: 'acme' });
    mel = await BrowserPerson.signedIn(server, acme.member.id);
    machine = new DeviceFlow(server);
  });
  afterAll(async () => {
    await database.stop();
    await server.stop();
  });

  it('are neither in the database nor in a log: device codes and tokens', async () => {
    const secrets: string[] = [];
    for (let turn = 0; turn < 100; turn += 1) {
      if (turn % 20 === 0) await database.asOwner('delete from rate_limits');
      const { device_code, user_code } = await machine.request(['codex']);
      secrets.push(device_code);
      if (turn % 10 === 0) {
        await decide(mel, user_code);
        secrets.push(...Object.values((await machine.poll(device_code)).tokens ?? {}));
        await machine.confirm(device_code);
      }
    }
    expect(secrets).toHaveLength(110);
    const everything = `${await wholeDatabase()}\n${logged.join('\n')}`;
    expect(everything).toContain('/api/setup/device/poll');
    expect(everything).toContain('a laptop');
    const found = secrets.filter((secret) =>
      encodings(secret).some((form) => everything.includes(form)),
    );
    expect(found).toEqual([]);
  });

  async function wholeDatabase(): Promise<string> {
    const tables = await database.asOwner<{ name: string }>(
      `select relname as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    );
    const rows = await Promise.all(
      tables.map(({ name }) =>
        database.asOwner<{ row: string }>(`select t::text as row from ${name} t`),
      ),
    );
    return rows
      .flat()
      .map(({ row }) => row)
      .join('\n');
  }
});

/** The ways in which a secret that slipped through might lie there. */
function encodings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const decoded = Buffer.from(secret.replace(/^cv_/, ''), 'base64url');
  const wide = Buffer.from(secret, 'utf16le');
  return [
    ...[secret, secret.toLowerCase(), secret.toUpperCase(), [...secret].reverse().join('')],
    ...[encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)],
    ...[bytes.toString('hex'), bytes.toString('hex').toUpperCase(), wide.toString('hex')],
    ...[bytes.toString('base64'), bytes.toString('base64url')],
    ...[decoded.toString('hex'), decoded.toString('base64')],
  ];
}
