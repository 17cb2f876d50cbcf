import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CredentialsFile, Repositories, Spool, statePlaces } from '@covibe/local-state';
import { bundled } from '../support/bundled.js';
import { type FakeCall, FakeCovibe, type FakeReply } from '../support/fake-covibe.js';
import {
  claudeCodeAnswer,
  claudeCodeFact,
} from '../../apps/companion/src/hooks/claude-code-hook.js';
import { runHook } from '../../apps/companion/src/hooks/run-hook.js';
import { Watch } from '../../apps/companion/src/watch/watch.js';

const LONG = process.env.COVIBE_LONG === '1';
const HOURS = LONG ? 24 * 7 : 24;
/** For faults whose every hour costs a machine more. */
const FEW_HOURS = LONG ? 24 : 5;
const KILLS = LONG ? 40 : 4;
const HOUR_MS = 3_600_000;
const NOBODY = { HOME: '/dev/null' };

/** A hook that never stops having something to keep, and says what it kept. */
const APPENDER = `
const [url, folder, origin, name] = process.argv.slice(1);
const { Spool } = await import(url);
const { writeSync } = await import('node:fs');
const spool = new Spool(folder, origin, 'claude-code');
for (let n = 0; ; n += 1) {
  const key = name + '-' + n;
  spool.append({ key, event: 'touched' });
  writeSync(1, key + '\\n');
  if (n % 50 === 49) await new Promise((settle) => setTimeout(settle, 1));
}`;
/** A watch that does nothing but hand over. */
const SENDER = `
const [url, folder, origin] = process.argv.slice(1);
const { Spool } = await import(url);
const { request } = await import('node:http');
const spool = new Spool(folder, origin, 'claude-code');
const send = (events) => new Promise((settle, fail) => {
  const asked = request(origin + '/api/hooks/batch', { method: 'POST' }, (reply) => {
    let text = '';
    reply.on('data', (part) => (text += part)).once('end', () => settle(JSON.parse(text)));
  });
  asked.once('error', fail);
  asked.end(JSON.stringify({ events }));
});
for (;;) { await spool.flush(send).catch(() => 0); await new Promise((settle) => setTimeout(settle, 5)); }`;

describe('hooks and a watch in trouble', () => {
  let home: string;
  let server: FakeCovibe;
  let answer: (call: FakeCall) => FakeReply;
  let told: string[];
  /** What a real server keeps of reports: each key once. */
  let taken: string[];

  const good = ({ route, body }: FakeCall): FakeReply => {
    if (route !== 'POST /api/hooks/batch') return { body: { update_available: false } };
    const events = body['events'] as { key: string }[];
    taken.push(...events.map(({ key }) => key));
    return { body: { acknowledged: events.length, refused: [] } };
  };
  const stateFolder = () => join(home, '.covibe');
  const spool = () => new Spool(stateFolder(), server.origin, 'claude-code');
  const credentials = () => new CredentialsFile(statePlaces({}, home).credentials);
  const watch = () => {
    const env = { COVIBE_BASE_URL: server.origin };
    const place = { env, home, folder: home, machineName: 'adas-laptop', version: '0.1.0' };
    return new Watch(place, {}, (line) => told.push(line));
  };

  beforeEach(async () => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'covibe-trouble-')));
    [told, taken] = [[], []];
    answer = good;
    server = await FakeCovibe.start((call) => answer(call));
    credentials().store(server.origin, { 'claude-code': 'cv_claude1' });
  });
  afterEach(async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  /** Lets hours of the watch's own waiting pass; answers the most requests of one hour. */
  const hoursOf = async (one: Watch, hours: number, everyHour: (hour: number) => void) => {
    let [clock, hour, most] = [0, -1, 0];
    let before = 0;
    while (clock < hours * HOUR_MS) {
      if (Math.floor(clock / HOUR_MS) > hour) {
        hour += 1;
        most = Math.max(most, server.calls.length - before);
        before = server.calls.length;
        everyHour(hour);
      }
      clock += await one.tick();
    }
    return Math.max(most, server.calls.length - before);
  };

  const FAULTS: Record<string, (call: FakeCall) => FakeReply> = {
    away: () => ({ drop: true }),
    busy: () => ({ status: 429, headers: { 'retry-after': '1' }, body: {} }),
    failing: () => ({ status: 500, body: {} }),
    garbage: () => ({ body: '\u0000<html>' }),
    revoked: () => ({ status: 401, body: { error: 'This token was revoked.', code: 'x' } }),
  };
  const OF_BATCHES: Record<string, FakeReply> = {
    'fails at reports only': { status: 503, body: {} },
    'takes no report': { body: { acknowledged: 0 } },
    'gives nonsense for a receipt': { body: { acknowledged: 'all' } },
  };

  /** Hooks keep something every hour; afterwards the server is well again. */
  const endure = async (hours: number, fault: (call: FakeCall) => FakeReply) => {
    answer = fault;
    const kept: string[] = [];
    const one = watch();
    const most = await hoursOf(one, hours, (hour) => {
      kept.push(`key-${hour}`);
      spool().append({ key: `key-${hour}`, event: 'touched' });
    });
    expect(most).toBeLessThanOrEqual(30);
    expect([told.length, taken]).toEqual([1, []]);
    answer = good;
    await one.tick();
    expect(taken).toEqual(kept);
    expect(told).toEqual([told[0], `${server.origin} answers again`]);
    expect(spool().backlog()).toEqual({ waiting: 0, dropped: 0, unreadable: 0 });
  };

  it.each(Object.keys(FAULTS))(
    'a server that is %s for a day hears little, and everything afterwards, once',
    (fault) => endure(HOURS, FAULTS[fault] ?? good),
  );

  it.each(Object.keys(OF_BATCHES))('a server that %s is not asked for ever', (fault) => {
    const reply = OF_BATCHES[fault] ?? {};
    return endure(FEW_HOURS, (call) =>
      call.route === 'POST /api/hooks/batch' ? reply : good(call),
    );
  });

  it('a token that is revoked between two ticks is told once, and asked for no agent', async () => {
    const one = watch();
    await one.tick();
    answer = FAULTS['revoked'] ?? good;
    spool().append({ key: 'a', event: 'touched' });
    const most = await hoursOf(one, 3, () => undefined);
    expect([most <= 30, told]).toEqual([true, ['This token was revoked.']]);
    const hook = runHook(
      { agent: 'claude-code', fact: claudeCodeFact, answer: claudeCodeAnswer },
      JSON.stringify({ hook_event_name: 'SessionStart', session_id: 's', cwd: home }),
      { env: { COVIBE_BASE_URL: server.origin }, home },
    );
    expect(await hook).toBe('');
    expect(spool().backlog().waiting).toBe(2);
  });

  describe('processes that are killed', () => {
    let spoolModule: Awaited<ReturnType<typeof bundled>>;
    let watchModule: Awaited<ReturnType<typeof bundled>>;
    const started: ChildProcess[] = [];

    beforeAll(async () => {
      spoolModule = await bundled('libs/local-state/src/spool.ts');
      watchModule = await bundled('apps/companion/src/watch-process.ts');
    });
    afterAll(() => {
      spoolModule.remove();
      watchModule.remove();
    });
    afterEach(() => {
      for (const child of started.splice(0)) child.kill('SIGKILL');
    });

    const run = (code: string, args: readonly string[], env: Record<string, string> = {}) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', code, ...args], {
        env: { ...process.env, HOME: home, ...env },
      });
      started.push(child);
      const heard = { out: '', words: '' };
      child.stdout.on('data', (part: Buffer) => (heard.out += part.toString()));
      child.stderr.on('data', (part: Buffer) => (heard.words += part.toString()));
      const ended = new Promise<number | null>((settle) => child.once('close', settle));
      const kill = async () => {
        child.kill('SIGKILL');
        await ended;
      };
      return { heard, ended, kill };
    };

    it('at any moment lose nothing that was kept, and send nothing that was not', async () => {
      const args = [spoolModule.url, stateFolder(), server.origin];
      const kept: string[] = [];
      for (let nth = 0; nth < KILLS; nth += 1) {
        const hook = run(APPENDER, [...args, `h${nth}`]);
        const sender = run(SENDER, args);
        const other = run(SENDER, args);
        await sleep(150 + Math.random() * 250);
        await Promise.all([hook.kill(), sender.kill(), other.kill()]);
        kept.push(...hook.heard.out.split('\n').slice(0, -1));
      }
      // Whoever was killed between making a lock and signing it keeps the others out for two seconds.
      for (let turn = 0; spool().backlog().waiting > 0 && turn < 100; turn += 1) {
        await spool().flush((events) => {
          taken.push(...(events as { key: string }[]).map(({ key }) => key));
          return Promise.resolve({ acknowledged: events.length });
        });
        await sleep(30);
      }
      const known = new Set(taken);
      expect(kept.length).toBeGreaterThan(KILLS);
      expect(kept.filter((key) => !known.has(key))).toEqual([]);
      // Written, and killed before it could be said: one each at most.
      expect(known.size - new Set(kept).size).toBeLessThanOrEqual(KILLS);
      expect(spool().backlog()).toMatchObject({ waiting: 0, dropped: 0 });
    });

    const WATCH = `
const [url, ...args] = process.argv.slice(1);
const { watchProcess } = await import(url);
await watchProcess(args, '0.1.0', '/nowhere/co-vibe');`;
    const began = async (count: number) => {
      for (let looks = 0; looks < 100; looks += 1) {
        if (server.called('POST /api/machines/beat').length >= count) return true;
        await sleep(20);
      }
      return false;
    };

    it('a watch runs once; another takes over at once from one that was killed', async () => {
      const args = [watchModule.url, '--base-url', server.origin];
      const [first, second] = [run(WATCH, args), run(WATCH, args)];
      const loser = await Promise.race([
        first.ended.then(() => ({ loser: first, winner: second })),
        second.ended.then(() => ({ loser: second, winner: first })),
      ]);
      expect(loser.loser.heard.words).toContain('Another watch of this machine speaks to');
      expect(await began(1)).toBe(true);
      expect(server.called('POST /api/machines/beat')).toHaveLength(1);
      await loser.winner.kill();
      const third = run(WATCH, args);
      expect(await began(2)).toBe(true);
      await third.kill();
    });

    it('a watch whose home nobody can write says so in one line and ends', async () => {
      const args = [watchModule.url, '--base-url', server.origin];
      const one = run(WATCH, args, { ...NOBODY, COVIBE_MCP_TOKEN: 'cv_shared1' });
      expect(await one.ended).toBe(1);
      const [, fault, ...more] = one.heard.words.trim().split('\n');
      expect(fault).toMatch(/ENOTDIR/);
      expect(more).toEqual([]);
      expect(server.calls).toEqual([]);
    });
  });

  describe('a machine that cannot write', () => {
    const HOST = { agent: 'claude-code', fact: claudeCodeFact, answer: claudeCodeAnswer } as const;
    const event = (hook_event_name: string, cwd: string) =>
      JSON.stringify({
        ...{ hook_event_name, session_id: 's', cwd, tool_name: 'Edit' },
        tool_input: { file_path: join(cwd, 'a.ts') },
      });
    const repository = () => {
      const folder = join(home, 'app');
      mkdirSync(join(folder, '.git'), { recursive: true });
      return folder;
    };
    const env = () => ({ COVIBE_BASE_URL: server.origin, COVIBE_MCP_TOKEN: 'cv_shared1' });

    it('with a full disk, hooks keep still, and what the server hears is heard', async () => {
      const folder = repository();
      new Repositories(statePlaces({}, home), home).register(folder, server.origin);
      const place = { env: env(), home };
      spool().append({ key: 'first', event: 'touched' });
      const [name = ''] = readdirSync(join(stateFolder(), 'spool'));
      rmSync(join(stateFolder(), 'spool', name));
      symlinkSync('/dev/full', join(stateFolder(), 'spool', name));
      expect(() => spool().append({ key: 'second' })).toThrow(/ENOSPC/);
      expect(await runHook(HOST, event('PostToolUse', folder), place)).toBe('');
      answer = () => ({ body: { session_id: 's', lines: [{ kind: 'note', text: 'Two wait.' }] } });
      expect(await runHook(HOST, event('SessionStart', folder), place)).toContain('Two wait.');
    });

    it('with a home that is none, hooks keep still and nothing is sent', async () => {
      const folder = repository();
      for (const name of ['SessionStart', 'PreToolUse', 'PostToolUse', 'Stop', 'SessionEnd']) {
        const place = { env: env(), home: NOBODY.HOME };
        expect(await runHook(HOST, event(name, folder), place)).toBe('');
      }
      expect(server.calls).toEqual([]);
    });
  });
});
