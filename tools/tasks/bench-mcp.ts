/**
 * `npm run bench:mcp`: what a call costs through our door against a bare server of the same SDK, and
 * how much work of agents a full workspace takes. `--seconds` and `--events` make it shorter.
 */
import { parseArgs } from 'node:util';
import { startThrowawayServer } from '../../test/support/running-server.ts';
import { agentTraffic, type Traffic } from '../bench/mcp/agent-traffic.ts';
import { fillWorkspace, type Crowd } from '../bench/mcp/big-workspace.ts';
import { protocolLoad, type Era, type Load, type Target } from '../bench/mcp/protocol-load.ts';
import { builtChecks } from '../bench/overlap/built-checks.ts';
import { buildServer } from '../bench/build-server.ts';
import { judged, quantile, rounded, type Verdict } from '../bench/figures.ts';
import { startFloor } from '../bench/floor-process.ts';
import { freePort } from '../postgres/index.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

const SESSIONS = 30;
const FULL = 10_000;
const SMALL = 100;
const ROUNDS = 5;
const ROUND_SECONDS = 2;
const GROWTH_SECONDS = 10;

await task(async (args) => {
  const { values } = parseArgs({
    args,
    options: { seconds: { type: 'string' }, events: { type: 'string' } },
  });
  const seconds = Number(values.seconds ?? 60);
  const events = Number(values.events ?? 1_000_000);
  await buildServer(stopRequest().asked);
  const small = await traffic({ openTasks: SMALL, events: 0, seconds: GROWTH_SECONDS });
  const verdicts: Verdict[] = [];
  const full = await traffic({ openTasks: FULL, events, seconds }, async (place) => {
    verdicts.push(...(await protocol(place)));
  });
  return judged([
    ...verdicts,
    { what: `mixed traffic on ${FULL} open tasks`, value: full.perSecond, unit: '/s', least: 300 },
    { what: 'its p99', value: quantile(full.millis, 0.99), unit: ' ms', most: 250 },
    { what: 'its errors', value: full.faults.length, most: 0 },
    {
      what: `p50 at ${FULL} open tasks, times that at ${SMALL}`,
      value: quantile(full.millis, 0.5) / quantile(small.millis, 0.5),
      most: 1.5,
    },
  ]);
});

interface Place {
  appUrl: string;
  tokens: string[];
}

async function traffic(
  { openTasks, events, seconds }: { openTasks: number; events: number; seconds: number },
  meanwhile: (place: Place) => Promise<void> = () => Promise.resolve(),
): Promise<Traffic> {
  let crowd: Crowd = { tokens: [] };
  const began = Date.now();
  const quiet = { COVIBE_LOG_LEVEL: 'warn' };
  const server = await startThrowawayServer(quiet, async ({ ownerUrl, appUrl }) => {
    crowd = await fillWorkspace(ownerUrl, { openTasks, events, sessions: SESSIONS });
    // The server's own job would come round in five minutes.
    const checks = await builtChecks(appUrl);
    await checks.index();
    await checks.close();
  });
  console.log(`${openTasks} open tasks, ${events} events: ready in ${Date.now() - began} ms`);
  try {
    await meanwhile({ appUrl: server.appUrl, tokens: crowd.tokens });
    const endpoint = `${server.origin.replace('localhost', '127.0.0.1')}/api/mcp`;
    await agentTraffic(endpoint, crowd.tokens, Math.min(3, seconds));
    const told = await agentTraffic(endpoint, crowd.tokens, seconds);
    const at = (share: number) => rounded(quantile(told.millis, share));
    console.log(
      `${SESSIONS} sessions for ${seconds} s: ${rounded(told.perSecond)} calls/s, p50 ${at(0.5)} ms, ` +
        `p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, ${told.faults.length} errors`,
    );
    for (const fault of new Set(told.faults)) console.log(`  ${fault}`);
    return told;
  } finally {
    await server.stop();
  }
}

async function protocol({ appUrl, tokens }: Place): Promise<Verdict[]> {
  const [barePort, ourPort] = [await freePort(), await freePort()];
  const floor = await startFloor('mcp/bare-server.ts', [String(barePort)]);
  const noop = await startFloor('mcp/noop-server.ts', [String(ourPort), appUrl]);
  const at = (port: number) => `http://127.0.0.1:${port}/api/mcp`;
  const bare: Target = { url: at(barePort), pid: floor.pid, tool: 'test_noop_0' };
  const ours: Target = { url: at(ourPort), pid: noop.pid, tool: 'test_noop', token: tokens[0] };
  try {
    const verdicts: Verdict[] = [];
    for (const era of ['2025', '2026'] as const) verdicts.push(...(await compare(era, bare, ours)));
    return verdicts;
  } finally {
    floor.stop();
    noop.stop();
  }
}

async function compare(era: Era, bare: Target, ours: Target): Promise<Verdict[]> {
  const call = { era, method: 'tools/call', seconds: ROUND_SECONDS } as const;
  const list = { era, method: 'tools/list', seconds: ROUND_SECONDS } as const;
  const rounds: { bare: Load; ours: Load; list: Load }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured = {
      bare: await protocolLoad(bare, call),
      ours: await protocolLoad(ours, call),
      list: await protocolLoad(ours, list),
    };
    // The first round only warms both up.
    if (round > 0) rounds.push(measured);
    const words = Object.entries(measured).map(
      ([name, { perSecond, processor }]) =>
        `${name} ${rounded(perSecond)}/s at ${rounded(processor)} ms a thousand`,
    );
    console.log(`${era}, round ${round}: ${words.join(', ')}`);
  }
  const typical = (ratio: (round: (typeof rounds)[number]) => number) =>
    quantile(rounds.map(ratio), 0.5);
  return [
    {
      what: `${era}: a no-op call, times a bare server`,
      value: typical((round) => round.bare.perSecond / round.ours.perSecond),
      most: 1.3,
    },
    {
      what: `${era}: the same in processor time`,
      value: typical((round) => round.ours.processor / round.bare.processor),
      most: 1.3,
    },
    {
      what: `${era}: tools/list, times a no-op call`,
      value: typical((round) => round.ours.perSecond / round.list.perSecond),
      most: 1.2,
    },
  ];
}
