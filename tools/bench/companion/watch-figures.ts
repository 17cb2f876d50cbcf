import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { bundled } from '../../../test/support/bundled.ts';
import { rounded, type Verdict } from '../figures.ts';
import { filledSpool } from '../hooks/spool-batches.ts';
import { processorMillis, residentMegabytes } from '../process-figures.ts';

const REPOS = 50;
const TICKS = 100;
const MINUTE_MS = 60_000;
/** Half of what a spool may hold: more is set aside as older, and goes at the next tick. */
const KEPT_EVENTS = 18_000;
const LOOP = join(import.meta.dirname, 'tick-loop.mjs');

interface Told {
  tickMs: number;
  megabytes: number;
  childFaults: number;
  takenPerSecond: number;
}

/** What a watch costs a machine on which nothing changes, and how fast it lets go of what was kept. */
export async function watchFigures(local: string): Promise<Verdict[]> {
  const server = createServer((request, reply) => {
    request.resume().once('end', () => {
      reply.writeHead(200, { 'content-type': 'application/json' });
      reply.end('{"version":null,"sha256":null,"update_available":false}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const home = mkdtempSync(join(tmpdir(), 'covibe-bench-watch-'));
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, COVIBE_BASE_URL: origin };
  // One after the other: the bundler stops as it is done with one.
  const modules = [
    await bundled('apps/companion/src/watch/watch.ts'),
    await bundled('libs/local-state/src/spool.ts'),
  ];
  try {
    fill(home, origin);
    const urls = modules.map(({ url }) => url);
    const { stdout } = await promisify(execFile)(process.execPath, [LOOP, ...urls, String(TICKS)], {
      env,
    });
    const told = JSON.parse(stdout) as Told;
    const alone = await aWatch(local, env, home);
    console.log(
      `a tick over ${REPOS} repositories: ${rounded(told.tickMs)} ms of processor time; a watch that has just begun: ${rounded(alone.startMs)} ms, ${rounded(alone.megabytes)} MB; after ${TICKS} ticks ${rounded(told.megabytes)} MB`,
    );
    const share = ((told.tickMs + alone.idleMs) / MINUTE_MS) * 100;
    const most = Math.max(told.megabytes, alone.megabytes);
    return [
      {
        what: 'an unchanged tick, for each repository',
        value: told.tickMs / REPOS,
        unit: ' ms',
        most: 1,
      },
      { what: 'programs that ticks started', value: told.childFaults, most: 0 },
      { what: 'processor time of a watch', value: share, unit: ' %', most: 1 },
      { what: 'memory of a watch', value: most, unit: ' MB', most: 80 },
      { what: 'kept reports handed over', value: told.takenPerSecond, unit: '/s', least: 5_000 },
    ];
  } finally {
    for (const module of modules) module.remove();
    rmSync(home, { recursive: true, force: true });
    server.closeAllConnections();
    server.close();
  }
}

/** A machine with many repositories, some of them excluded, and a spool that is half full. */
function fill(home: string, origin: string): void {
  const folder = join(home, '.covibe');
  const spool = join(folder, 'spool', `${encodeURIComponent(origin)}-cursor.jsonl`);
  const write = (file: string, text: string) => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, text, { mode: 0o600 });
  };
  const paths = Array.from({ length: REPOS }, (_, nth) => join(home, 'work', `repository-${nth}`));
  for (const path of paths) mkdirSync(join(path, '.git'), { recursive: true });
  const entry = { state: 'synced', registered_at: new Date().toISOString() };
  const repos = Object.fromEntries(paths.map((path) => [path, entry]));
  const state = (name: string, content: object) =>
    write(join(folder, name), JSON.stringify({ version: 1, ...content }));
  state('repos.json', { servers: { [origin]: { repos } } });
  const excluded = paths.slice(0, 10).map((path) => ({ path: `${path}-private`, servers: [] }));
  state('exclusions.json', { new_repos: 'log', excluded });
  state('credentials.json', { servers: { [origin]: { tokens: { 'claude-code': 'cv_bench1' } } } });
  const events = filledSpool(KEPT_EVENTS).batches.flatMap((body) =>
    (JSON.parse(body) as { events: object[] }).events.map((event) => JSON.stringify(event)),
  );
  write(spool, `${events.join('\n')}\n`);
}

/** The real program, from its start to some seconds of nothing to do. */
async function aWatch(local: string, env: Record<string, string>, home: string) {
  const child = spawn(process.execPath, [local, 'watch'], { cwd: home, env, stdio: 'ignore' });
  const pid = child.pid ?? 0;
  const ended = new Promise((settle) => child.once('close', settle));
  try {
    await sleep(2_000);
    if (!readdirSync(join(home, '.covibe')).some((name) => name.startsWith('watch'))) {
      throw new Error('the watch did not begin');
    }
    const startMs = processorMillis(pid);
    await sleep(3_000);
    const idleMs = (processorMillis(pid) - startMs) * (MINUTE_MS / 3_000);
    return { startMs, idleMs, megabytes: residentMegabytes(pid) };
  } finally {
    child.kill();
    await ended;
  }
}
