/**
 * `npm run bench:hooks`: how fast the built server takes a full spool, batch after batch as one
 * companion sends it, and how long an agent waits for a hook that asks.
 */
import { Agent, request } from 'node:http';
import pg from 'pg';
import { startThrowawayServer, type RunningServer } from '../../test/support/running-server.ts';
import { buildServer } from '../bench/build-server.ts';
import { judged, quantile, rounded, type Verdict } from '../bench/figures.ts';
import { filledSpool, type Spool } from '../bench/hooks/spool-batches.ts';
import { fillWorkspace } from '../bench/mcp/big-workspace.ts';
import { processorMillis } from '../bench/process-figures.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

const EVENTS = 50_000;
const WARM = 5_000;
const CALLS = 1_000;
const connection = new Agent({ keepAlive: true, maxSockets: 1 });

interface Place {
  server: RunningServer;
  token: string;
}

await task(async () => {
  await buildServer(stopRequest().asked);
  let token = '';
  const server = await startThrowawayServer({ COVIBE_LOG_LEVEL: 'warn' }, async ({ ownerUrl }) => {
    const crowd = await fillWorkspace(ownerUrl, { openTasks: 100, events: 0, sessions: 1 });
    token = crowd.tokens[0] ?? '';
  });
  const place = { server, token };
  try {
    const { perSecond, processor } = await flush(place);
    const bare = await bareRows(server.ownerUrl);
    console.log(
      `${EVENTS} reports: ${rounded(perSecond)}/s; as bare rows of one column: ${rounded(bare)}/s`,
    );
    const calls = await asked(place);
    return judged([
      { what: 'spooled reports taken', value: perSecond, unit: '/s', least: 5_000 },
      {
        what: "the server's processor time for a thousand",
        value: processor,
        unit: ' ms',
        most: 120,
      },
      ...calls,
    ]);
  } finally {
    connection.destroy();
    await server.stop();
  }
});

/** Reports a second; what was written is counted, and counted again when some of it came twice. */
async function flush({ server, token }: Place): Promise<{ perSecond: number; processor: number }> {
  const spool = filledSpool(WARM + EVENTS);
  const warm = Math.ceil((spool.batches.length * WARM) / spool.events);
  const send = (batch: string) => post(`${server.origin}/api/hooks/batch`, token, batch);
  for (const batch of spool.batches.slice(0, warm)) await send(batch);
  const measured = spool.batches.slice(warm);
  const [began, used] = [performance.now(), processorMillis(server.pid)];
  let acknowledged = 0;
  for (const batch of measured) {
    acknowledged += (JSON.parse(await send(batch)) as { acknowledged: number }).acknowledged;
  }
  const seconds = (performance.now() - began) / 1_000;
  const processor = processorMillis(server.pid) - used;
  for (const batch of measured.slice(0, 10)) await send(batch);
  await requireWhole(server.ownerUrl, spool);
  return { perSecond: acknowledged / seconds, processor: (processor / acknowledged) * 1_000 };
}

async function requireWhole(ownerUrl: string, spool: Spool): Promise<void> {
  const { rows } = await asOwner<{ sessions: number; ended: number; touches: number }>(
    ownerUrl,
    `select count(*)::integer as sessions, count(*) filter (where status = 'ended')::integer as ended,
            (select sum(touches)::integer from session_activity) as touches from agent_sessions`,
  );
  const [{ sessions = 0, ended = 0, touches = 0 } = {}] = rows;
  const isWhole =
    sessions === spool.sessions && ended === spool.sessions && touches === spool.touches;
  if (!isWhole) {
    throw new Error(
      `${sessions} sessions, ${ended} ended, ${touches} touches; ` +
        `${spool.sessions} sessions and ${spool.touches} touches were sent`,
    );
  }
}

/** The floor: the same number of keys into a table of one column, as many in one statement. */
async function bareRows(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('create table bare_rows (key text primary key)');
    const began = performance.now();
    for (let from = 0; from < EVENTS; from += 400) {
      const keys = Array.from({ length: 400 }, (_, nth) => `bare-${from + nth}`);
      await client.query('insert into bare_rows select unnest($1::text[])', [keys]);
    }
    return EVENTS / ((performance.now() - began) / 1_000);
  } finally {
    await client.end();
  }
}

/** An edit as a host's hook reports it, in a session that goes on. */
async function asked({ server, token }: Place): Promise<Verdict[]> {
  const times: number[] = [];
  for (let nth = -CALLS / 4; nth < CALLS; nth += 1) {
    const began = performance.now();
    const paths = [`src/file-${Math.abs(nth) % 40}.ts`];
    const report = { event: 'touched', host_session_id: 'at-work', repo: 'web', paths };
    await post(`${server.origin}/api/hooks/call`, token, JSON.stringify(report));
    if (nth >= 0) times.push(performance.now() - began);
  }
  return [
    { what: 'a hook that asks, p50', value: quantile(times, 0.5), unit: ' ms', most: 10 },
    { what: 'a hook that asks, p95', value: quantile(times, 0.95), unit: ' ms', most: 30 },
  ];
}

function post(url: string, token: string, body: string): Promise<string> {
  return new Promise((settle, fail) => {
    const sent = request(
      url.replace('localhost', '127.0.0.1'),
      {
        method: 'POST',
        agent: connection,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      },
      (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (part: string) => (text += part));
        reply.once('end', () => {
          if (reply.statusCode === 200) settle(text);
          else fail(new Error(`${url} answered ${reply.statusCode}: ${text}`));
        });
      },
    );
    sent.once('error', fail).end(body);
  });
}

async function asOwner<Row extends pg.QueryResultRow>(
  ownerUrl: string,
  sql: string,
): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await client.query<Row>(sql);
  } finally {
    await client.end();
  }
}
