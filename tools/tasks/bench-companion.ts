/**
 * `npm run bench:companion`: what a developer and an agent wait for on their own machine. Floors are
 * measured turn by turn with what is held against them.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startThrowawayServer } from '../../test/support/running-server.ts';
import { buildStale, OUTPUTS } from '../build/outputs.ts';
import { callOverHttp, closeCalls } from '../bench/companion/http-call.ts';
import { LinePipe } from '../bench/companion/line-pipe.ts';
import { pipeTo } from '../bench/companion/pipe-client.ts';
import { lifeOf } from '../bench/companion/started-process.ts';
import { watchFigures } from '../bench/companion/watch-figures.ts';
import { judged, quantile, rounded, type Verdict } from '../bench/figures.ts';
import { fillWorkspace } from '../bench/mcp/big-workspace.ts';
import { ROOT } from '../repository.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

const ROUNDS = 25;
const CONNECTS = 15;
const CALLS = 400;
const WARM = 50;
const BIN = join(ROOT, 'dist', 'companion', 'bin');
const LOCAL = join(BIN, 'covibe-local.mjs');
const BRIDGE = join(BIN, 'covibe-mcp.mjs');
const HOOK = join(BIN, 'covibe-cursor-hook.cjs');
const FLOOR = join(ROOT, 'tools', 'bench', 'companion', 'bare-stdio.mjs');
const CALL = { name: 'covibe_team', arguments: { operation: 'state' } };

interface Place {
  origin: string;
  token: string;
  project: string;
  env: Record<string, string>;
}

await task(async () => {
  const parts = OUTPUTS.filter(({ name }) => name === 'server' || name === 'companion');
  await buildStale(stopRequest().asked, parts);
  let token = '';
  const server = await startThrowawayServer({ COVIBE_LOG_LEVEL: 'warn' }, async ({ ownerUrl }) => {
    const crowd = await fillWorkspace(ownerUrl, { openTasks: 20, events: 0, sessions: 1 });
    token = crowd.tokens[0] ?? '';
  });
  const place = machine(server.origin, token);
  try {
    return judged([
      ...(await commands(place)),
      ...(await hooks(place)),
      await connecting(place),
      await calling(place),
      ...(await watchFigures(LOCAL)),
    ]);
  } finally {
    closeCalls();
    rmSync(dirname(place.project), { recursive: true, force: true });
    await server.stop();
  }
});

/** A machine that was set up. */
function machine(origin: string, token: string): Place {
  const base = mkdtempSync(join(tmpdir(), 'covibe-bench-'));
  const project = join(base, 'app');
  mkdirSync(join(project, '.git'), { recursive: true });
  mkdirSync(join(base, '.covibe'), { mode: 0o700 });
  const credentials = { version: 1, servers: { [origin]: { tokens: { codex: token } } } };
  const file = join(base, '.covibe', 'credentials.json');
  writeFileSync(file, JSON.stringify(credentials), { mode: 0o600 });
  mkdirSync(join(base, '.codex'));
  writeFileSync(
    join(base, '.codex', 'config.toml'),
    `[mcp_servers.covibe]\ncommand = "node"\nargs = ["${BRIDGE}"]\nenv = { COVIBE_AGENT = "codex", COVIBE_BASE_URL = "${origin}" }\nenv_vars = ["COVIBE_MCP_TOKEN", "PWD"]\n`,
  );
  const env = { PATH: process.env['PATH'] ?? '', HOME: base, COVIBE_BASE_URL: origin };
  return { origin, token, project, env };
}

async function commands({ env, project }: Place): Promise<Verdict[]> {
  const empty: number[] = [];
  const version: number[] = [];
  const status: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const lives = [
      await lifeOf(['-e', '0'], env, project),
      await lifeOf([LOCAL, '--version'], env, project),
      await lifeOf([LOCAL, 'status'], env, project),
    ];
    // The first round fills the caches of the machine.
    if (round === 0) continue;
    [empty, version, status].forEach((list, at) => list.push(lives[at] ?? NaN));
  }
  const [bare, told, asked] = [empty, version, status].map((list) => quantile(list, 0.5));
  console.log(
    `node -e 0: ${rounded(bare ?? NaN)} ms, --version: ${rounded(told ?? NaN)} ms, status: ${rounded(asked ?? NaN)} ms (best ${rounded(Math.min(...status))} ms)`,
  );
  return [
    {
      what: '`covibe-local --version`, times `node -e 0`',
      value: (told ?? NaN) / (bare ?? NaN),
      most: 2,
    },
    { what: '`covibe-local status`, p50', value: asked ?? NaN, unit: ' ms', most: 250 },
  ];
}

async function hooks({ env, project, token }: Place): Promise<Verdict[]> {
  const event = (hook_event_name: string, own = {}) =>
    JSON.stringify({
      conversation_id: 'bench',
      workspace_roots: [project],
      hook_event_name,
      ...own,
    });
  const shared = { ...env, COVIBE_MCP_TOKEN: token };
  const asks = event('sessionStart');
  const keeps = event('afterFileEdit', { file_path: join(project, 'a.ts') });
  const lives: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const taken = [
      await lifeOf(['-e', '0'], env, project),
      await lifeOf([HOOK], shared, project, asks),
      await lifeOf([HOOK], shared, project, keeps),
    ];
    if (round > 0) lives.forEach((list, at) => list.push(taken[at] ?? NaN));
  }
  const [bare = NaN, call = NaN, kept = NaN] = lives.map((list) => quantile(list, 0.5));
  console.log(
    `node -e 0: ${rounded(bare)} ms, a hook that asks: ${rounded(call)} ms, one that keeps: ${rounded(kept)} ms`,
  );
  return [
    { what: 'a hook that asks the server, times `node -e 0`', value: call / bare, most: 1.5 },
    { what: 'a hook that only keeps, times `node -e 0`', value: kept / bare, most: 1.1 },
  ];
}

async function connecting({ env }: Place): Promise<Verdict> {
  const [bare, ours]: [number[], number[]] = [[], []];
  for (let round = 0; round <= CONNECTS; round += 1) {
    const floor = await pipeTo(FLOOR, env);
    await floor.client.close();
    const bridge = await pipeTo(BRIDGE, { ...env, COVIBE_AGENT: 'codex' });
    await bridge.client.close();
    if (round === 0) continue;
    bare.push(floor.connect);
    ours.push(bridge.connect);
  }
  const [least, took] = [quantile(bare, 0.5), quantile(ours, 0.5)];
  console.log(`bare SDK server connected: ${rounded(least)} ms, bridge: ${rounded(took)} ms`);
  return { what: 'the bridge connects, times a bare SDK server', value: took / least, most: 1.3 };
}

async function calling({ origin, token, env }: Place): Promise<Verdict> {
  const pipe = new LinePipe(BRIDGE, { ...env, COVIBE_AGENT: 'codex' });
  await pipe.connect();
  const [direct, piped]: [number[], number[]] = [[], []];
  for (let call = 0; call < WARM + CALLS; call += 1) {
    const began = performance.now();
    await callOverHttp(origin, token, CALL);
    const between = performance.now();
    await pipe.ask('tools/call', CALL);
    if (call < WARM) continue;
    direct.push(between - began);
    piped.push(performance.now() - between);
  }
  pipe.close();
  const [straight, through] = [quantile(direct, 0.5), quantile(piped, 0.5)];
  console.log(
    `a call over HTTP: ${rounded(straight)} ms, through the bridge: ${rounded(through)} ms`,
  );
  return {
    what: 'added by the bridge to a call, p50',
    value: through - straight,
    unit: ' ms',
    most: 1,
  };
}
