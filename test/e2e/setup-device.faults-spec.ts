import { LOCAL_AUTH, SETUP_DEVICE, type PolledGrantReply } from '@covibe/contracts';
import { freePort } from '../../tools/postgres/index.js';
import { OWN_PAGE } from '../support/browser-person.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { ServerProcess } from '../support/server-process.js';

const ROUNDS = 20;
const POLLS = 50;

interface Asked {
  user_code: string;
  device_code: string;
}

describe('a grant that two server processes are asked for', () => {
  const servers: ServerProcess[] = [];
  const origins: string[] = [];
  let database: TestDatabase;
  let acme: PlantedTenant;
  let cookie: string;

  beforeAll(async () => {
    database = await testDatabase();
    acme = await plantTenant(database, { name: 'acme' });
    for (let nth = 0; nth < 2; nth += 1) {
      const port = await freePort();
      origins.push(`http://127.0.0.1:${port}`);
      servers.push(
        ServerProcess.spawn({
          HOST: '127.0.0.1',
          PORT: String(port),
          DATABASE_URL: database.appUrl,
          COVIBE_LOG_LEVEL: 'silent',
          COVIBE_TRUSTED_PROXY_HOPS: '1',
        }),
      );
      await servers.at(-1)?.ready();
    }
    const reply = await send(0, LOCAL_AUTH.signIn.path, { developer_id: acme.member.id }, OWN_PAGE);
    cookie = reply.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ');
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await database.drop();
  });

  const send = (
    server: number,
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(`${origins[server % 2]}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });

  it('is given once, whole, twenty times out of twenty', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      // One address a round, so that no limit decides what the transactions have to.
      const from = { 'x-forwarded-for': `198.51.100.${round}` };
      const agents = ['claude-code', 'codex', 'cursor'];
      const request = { machine_name: 'a laptop', agents };
      const asked = await send(round, SETUP_DEVICE.request.path, request, from);
      const { user_code, device_code } = (await asked.json()) as Asked;
      const approval = { user_code, action: 'approve' };
      const page = { ...OWN_PAGE, ...from, cookie };
      expect((await send(round, SETUP_DEVICE.decide.path, approval, page)).status).toBe(200);
      const replies = await Promise.all(
        Array.from({ length: POLLS }, async (_, turn) => {
          const reply = await send(turn, SETUP_DEVICE.poll.path, { device_code }, from);
          expect(reply.status).toBe(200);
          return (await reply.json()) as PolledGrantReply;
        }),
      );
      const winners = replies.filter(({ tokens }) => tokens !== undefined);
      expect(winners.map(({ status, tokens = {} }) => [status, Object.keys(tokens)])).toEqual([
        ['approved', agents],
      ]);
      const others = replies.filter(({ tokens }) => tokens === undefined);
      expect(new Set(others.map(({ status }) => status))).toEqual(new Set(['consumed']));
    }
    const made = await ownerSql<{ count: number }>(
      database,
      'select count(*)::integer as count from mcp_tokens group by grant_id, agent_type',
    );
    expect(made).toHaveLength(ROUNDS * 3);
    expect(made.every(({ count }) => count === 1)).toBe(true);
  }, 120_000);
});
