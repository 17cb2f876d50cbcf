import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MCP_PATH, type McpEnvelope } from '@covibe/contracts';
import pg from 'pg';
import { migrate } from '../../migrations/run.js';
import { freePort, type RunningPostgres, startPostgres } from '../../tools/postgres/index.js';
import { plantTenant, plantToken } from '../support/planted-tenant.js';
import { ServerProcess } from '../support/server-process.js';
import { unlikeTitle } from '../support/unlike-title.js';

/** `npm run test:faults` kills more often. */
const KILLS = process.env.COVIBE_LONG === '1' ? 12 : 1;
const WRITERS = 16;
/** How long the writers work between two kills. */
const BETWEEN_MS = 1_000;
const GIVE_UP_MS = 60_000;

interface Acknowledged {
  title: string;
  id: string;
}

describe('agents who write while things are killed', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'covibe-kills-'));
  let postgres: RunningPostgres;
  let server: ServerProcess;
  let env: Record<string, string>;
  let endpoint: string;
  let token: string;

  beforeAll(async () => {
    // Not ephemeral: what is acknowledged here must have been written down.
    postgres = await startPostgres({ dataDir });
    const { ownerUrl, appUrl } = postgres;
    await migrate(ownerUrl, appUrl);
    const database = { ownerUrl, appUrl, drop: () => Promise.resolve() };
    const { id: tenantId, workspaceIds, member } = await plantTenant(database, { name: 'kills' });
    const owner = { tenantId, workspaceId: workspaceIds[0] ?? '', developerId: member.id };
    ({ token } = await plantToken(database, owner));
    const port = await freePort();
    endpoint = `http://127.0.0.1:${port}${MCP_PATH}`;
    env = {
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: appUrl,
      COVIBE_LOG_LEVEL: 'silent',
    };
    server = await ServerProcess.spawn(env).ready();
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function ask(input: object): Promise<McpEnvelope<{ task: { id: string } }>> {
    const params = { name: 'covibe_task', arguments: input };
    const reply = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
      signal: AbortSignal.timeout(10_000),
    });
    const { result } = (await reply.json()) as { result?: { structuredContent: never } };
    if (!result) throw new Error(`the door answered ${reply.status}`);
    return result.structuredContent;
  }

  /** Starts one task, and repeats itself with the same key until it hears that it is done. */
  async function startTask(title: string): Promise<Acknowledged> {
    const until = Date.now() + GIVE_UP_MS;
    for (;;) {
      try {
        const { status, data, error } = await ask({
          operation: 'start',
          title,
          idempotency_key: title,
        });
        if (status === 'ok' && data) return { title, id: data.task.id };
        if (error?.code !== 'database/unavailable') throw new Refused(error?.code ?? status);
      } catch (fault) {
        if (fault instanceof Refused || Date.now() > until) throw fault;
      }
      await sleep(50);
    }
  }

  it('loses nothing that was acknowledged and doubles nothing that was repeated', async () => {
    const acknowledged: Acknowledged[] = [];
    let working = true;
    const writer = async (name: number) => {
      for (let turn = 0; working; turn += 1) {
        acknowledged.push(await startTask(unlikeTitle(`writer ${name}, turn ${turn}`)));
      }
    };
    const writers = Promise.all(Array.from({ length: WRITERS }, (_, name) => writer(name)));
    try {
      for (let kill = 0; kill < KILLS; kill += 1) {
        await sleep(BETWEEN_MS);
        server.child.kill('SIGKILL');
        await server.exited;
        server = await ServerProcess.spawn(env).ready();
        await sleep(BETWEEN_MS);
        process.kill(postgres.pid, 'SIGKILL');
        await postgres.stop();
        postgres = await startPostgres({ dataDir });
        await sleep(BETWEEN_MS);
      }
    } finally {
      working = false;
    }
    await writers;

    const kept = await rows<Acknowledged>('select id, title from tasks');
    expect(kept.length).toBeGreaterThan(WRITERS);
    expect(new Set(kept.map(({ title }) => title)).size).toBe(kept.length);
    const byTitle = new Map(kept.map(({ title, id }) => [title, id]));
    const lost = acknowledged.filter(({ title, id }) => byTitle.get(title) !== id);
    expect(lost).toEqual([]);
    const events = await rows<{ subject_id: string }>(
      `select subject_id from work_events where type = 'task.started'`,
    );
    expect(events.map(({ subject_id }) => subject_id).sort()).toEqual(
      kept.map(({ id }) => id).sort(),
    );
  });

  async function rows<Row>(sql: string): Promise<Row[]> {
    const owner = new pg.Client({ connectionString: postgres.ownerUrl });
    await owner.connect();
    try {
      return (await owner.query(sql)).rows as Row[];
    } finally {
      await owner.end();
    }
  }
});

class Refused extends Error {}
