import { setTimeout as sleep } from 'node:timers/promises';
import {
  MCP_PATH,
  type ClaimMode,
  type ClaimOutcomeReply,
  type McpEnvelope,
} from '@covibe/contracts';
import { excludeEachOther, storedWanted } from '../../apps/server/src/features/claims/wanted.js';
import { sortableId } from '../../apps/server/src/platform/clock/ids.js';
import { freePort } from '../../tools/postgres/index.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { ownerSql } from '../support/owner-sql.js';
import { plantTenant, plantToken } from '../support/planted-tenant.js';
import { ServerProcess } from '../support/server-process.js';

/** `npm run test:faults` tries long enough for one fault in ten thousand to show. */
const ATTEMPTS = process.env.COVIBE_LONG === '1' ? 10_000 : 200;
/** Ten thousand take minutes on a machine that does other things as well. */
const LIMIT_MS = 2_400_000;
const PEOPLE = 8;
const REPO = 'crowded';
/** What everybody wants: some of it lies within the rest, some does not. */
const WISHES: readonly { globs: string[]; mode?: ClaimMode }[] = [
  { globs: ['src/**'] },
  { globs: ['src/app.ts'] },
  { globs: ['src/*.ts', 'docs'] },
  { globs: ['**/app.ts'], mode: 'shared' },
  { globs: ['src/api/**'], mode: 'shared' },
  { globs: ['docs/**'] },
];

interface Granted {
  id: string;
  developer_id: string;
  globs: string[];
  area: string | null;
  mode: ClaimMode;
  from: Date;
  until: Date;
}

describe('a crowd that wants the same files from two server processes', () => {
  let database: TestDatabase;
  const servers: ServerProcess[] = [];
  let endpoints: string[];
  let tokens: string[];
  let left = ATTEMPTS;

  beforeAll(async () => {
    database = await testDatabase();
    tokens = await plantCrowd(database);
    const ports = [await freePort(), await freePort()];
    endpoints = ports.map((port) => `http://127.0.0.1:${port}${MCP_PATH}`);
    // One after the other: two that start at once take each other's time.
    for (const port of ports) {
      const env = { HOST: '127.0.0.1', PORT: String(port), DATABASE_URL: database.appUrl };
      const server = ServerProcess.spawn({ ...env, COVIBE_LOG_LEVEL: 'silent' });
      servers.push(server);
      await server.ready();
    }
  }, 60_000);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await database.drop();
  });

  async function coordinate(
    { endpoint, token }: { endpoint: string; token: string },
    input: object,
  ): Promise<McpEnvelope<ClaimOutcomeReply>> {
    const params = { name: 'covibe_coordinate', arguments: input };
    const reply = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
      signal: AbortSignal.timeout(20_000),
    });
    const { result } = (await reply.json()) as { result?: { structuredContent: never } };
    if (!result) throw new Error(`the door answered ${reply.status}`);
    return result.structuredContent;
  }

  it(
    'never holds what excludes each other at the same time',
    async () => {
      let granted = 0;
      let refused = 0;
      let postponed = 0;
      const one = async (nth: number) => {
        const who = { endpoint: endpoints[nth % 2] ?? '', token: tokens[nth % PEOPLE] ?? '' };
        while (left > 0) {
          left -= 1;
          const wish = WISHES[Math.floor(Math.random() * WISHES.length)];
          const { data, error } = await coordinate(who, {
            operation: 'claim',
            repo: REPO,
            ...wish,
          });
          // Whoever had to wait for the lock for too long is told to come again.
          if (error?.code === 'database/unavailable') {
            postponed += 1;
            left += 1;
            continue;
          }
          if (error) throw new Error(error.code);
          const claim_id = data?.claim?.id;
          if (claim_id === undefined) refused += 1;
          else {
            granted += 1;
            await sleep(Math.random() * 4);
            const release = { operation: 'release', claim_id };
            while ((await coordinate(who, release)).error) postponed += 1;
          }
        }
      };
      // Everybody works through both servers at once.
      await Promise.all(
        Array.from({ length: PEOPLE * 2 }, (_, nth) => one(nth + (nth >= PEOPLE ? 1 : 0))),
      );

      expect(granted + refused).toBe(ATTEMPTS);
      expect(postponed).toBeLessThan(ATTEMPTS / 10);
      expect(Math.min(granted, refused)).toBeGreaterThan(ATTEMPTS / 20);
      const rows = await ownerSql<Granted>(
        database,
        `select id, developer_id, globs, area, mode, granted_at as from,
              coalesce(ended_at, lease_until) as until
         from claims order by granted_at, id`,
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(doubleGrants(rows)).toEqual([]);
    },
    LIMIT_MS,
  );
});

/** Pairs that were held at the same moment by two people although they exclude each other. */
function doubleGrants(rows: readonly Granted[]): string[] {
  const read = rows.map((row) => ({ ...row, wanted: storedWanted(row) }));
  const found: string[] = [];
  for (const [place, one] of read.entries()) {
    for (const other of read.slice(place + 1)) {
      // They are in the order of their beginning.
      if (other.from >= one.until) break;
      const apart = one.developer_id === other.developer_id || other.from >= other.until;
      if (!apart && excludeEachOther(one.wanted, other.wanted)) found.push(`${one.id} ${other.id}`);
    }
  }
  return found;
}

async function plantCrowd(database: TestDatabase): Promise<string[]> {
  const tenant = await plantTenant(database, { name: 'crowd' });
  const workspaceId = tenant.workspaceIds[0] ?? '';
  const tokens: string[] = [];
  for (let nth = 0; nth < PEOPLE; nth += 1) {
    const developerId = `dev_${sortableId(Date.now())}`;
    await ownerSql(
      database,
      `with person as (
         insert into developers (tenant_id, id, name, email, handle)
         values ($1, $2, $3, $3 || '@crowd.example', $3) returning id),
       place as (
         insert into tenant_memberships (tenant_id, developer_id, role)
         select $1, id, 'member' from person returning developer_id)
       insert into workspace_memberships (tenant_id, workspace_id, developer_id)
       select $1, $4, developer_id from place`,
      [tenant.id, developerId, `person-${nth}`, workspaceId],
    );
    const owner = { tenantId: tenant.id, workspaceId, developerId };
    tokens.push((await plantToken(database, owner)).token);
  }
  return tokens;
}
