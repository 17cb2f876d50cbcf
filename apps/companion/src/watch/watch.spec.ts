import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CredentialsFile,
  holdAlone,
  isHeldAlone,
  machineSpools,
  Repositories,
  statePlaces,
} from '@covibe/local-state';
import { type FakeCall, FakeCovibe, type FakeReply } from '../../../../test/support/fake-covibe.js';
import { Watch } from './watch.js';

describe('the watch service', () => {
  let home: string;
  let server: FakeCovibe;
  let answer: (call: FakeCall) => FakeReply;
  let told: string[];
  let repositories: Repositories;
  let credentials: CredentialsFile;

  const good = ({ route, body }: FakeCall): FakeReply =>
    route === 'POST /api/hooks/batch'
      ? { body: { acknowledged: (body['events'] as object[]).length, refused: [] } }
      : { body: { version: null, sha256: null, update_available: false } };
  const repository = (name: string) => {
    const folder = join(home, name);
    mkdirSync(join(folder, '.git'), { recursive: true });
    return folder;
  };
  const watch = (wish = {}) => {
    const env = { COVIBE_BASE_URL: server.origin };
    const place = { env, home, folder: home, machineName: 'adas-laptop', version: '0.1.0' };
    return new Watch(place, wish, (line) => told.push(line));
  };
  const spools = () => machineSpools(join(home, '.covibe'), server.origin);
  const beats = () => server.called('POST /api/machines/beat');

  beforeEach(async () => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'covibe-watch-')));
    told = [];
    answer = good;
    server = await FakeCovibe.start((call) => answer(call));
    repositories = new Repositories(statePlaces({}, home), home);
    credentials = new CredentialsFile(statePlaces({}, home).credentials);
    credentials.store(server.origin, { 'claude-code': 'cv_claude1', codex: 'cv_codex1' });
  });
  afterEach(async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('says that the machine is there, with bare names, and that Paxel is for people', async () => {
    repositories.register(repository('app'), server.origin);
    repositories.register(repository('old'), server.origin);
    repositories.exclude(repository('old'));
    repositories.exclude(repository('never-seen'));
    repositories.choosePolicy('ask');
    repositories.register(repository('new'), server.origin);
    const one = watch();
    expect(one.begin()).toBe(true);
    expect(told).toEqual(['Paxel runs are user-triggered (covibe-local paxel)']);
    expect(await one.tick()).toBe(60_000);
    expect(beats()).toMatchObject([
      {
        token: 'cv_claude1',
        body: {
          ...{ machine: 'adas-laptop', companion_version: '0.1.0' },
          repos: [
            { name: 'app', state: 'synced' },
            { name: 'new', state: 'pending' },
            { name: 'old', state: 'excluded' },
          ],
        },
      },
    ]);
    expect(JSON.stringify(server.calls)).not.toContain(home);
    expect(JSON.stringify(server.calls)).not.toContain('never-seen');
  });

  it("hands over what hooks kept, each agent's with its own token", async () => {
    for (const { agent, spool } of spools()) spool.append({ key: agent, repo: 'app' });
    await watch().tick();
    const batches = server.called('POST /api/hooks/batch');
    expect(batches.map(({ token }) => token)).toEqual(['cv_claude1', 'cv_codex1']);
    expect(spools().map(({ spool }) => spool.backlog().waiting)).toEqual([0, 0, 1]);
  });

  it('takes a new token at the next tick', async () => {
    answer = (call) =>
      call.token === 'cv_claude2'
        ? good(call)
        : { status: 401, body: { error: 'Ended.', code: 'x' } };
    const one = watch();
    expect(await one.tick()).toBeGreaterThanOrEqual(60_000);
    credentials.store(server.origin, { 'claude-code': 'cv_claude2' });
    expect(await one.tick()).toBe(60_000);
    expect(told).toEqual(['Ended.', `${server.origin} answers again`]);
  });

  it.each([
    ['is away', () => ({ drop: true })],
    ['is busy', () => ({ status: 429, headers: { 'retry-after': '9999' }, body: {} })],
    ['fails', () => ({ status: 500, body: {} })],
    ['talks nonsense', () => ({ body: 'nonsense' })],
  ])('asks less and less while the server %s, and complains once', async (_, fault) => {
    answer = fault;
    const one = watch();
    let clock = 0;
    let requests = 0;
    while (clock < 3_600_000) {
      clock += await one.tick();
      requests += 1;
    }
    expect(requests).toBeLessThanOrEqual(30);
    expect(told).toHaveLength(1);
    answer = good;
    expect(await one.tick()).toBe(60_000);
  });

  it('goes on without a token and says how to get one', async () => {
    credentials.forget(server.origin);
    await watch().tick();
    expect(server.calls).toEqual([]);
    expect(told[0]).toMatch(/run covibe-local setup/);
  });

  it('looks at one repository in its debug form, and ends at an excluded one', async () => {
    repositories.register(repository('app'), server.origin);
    repositories.register(repository('two'), server.origin);
    const one = watch({ repo: join(home, 'two') });
    expect(one.begin()).toBe(true);
    await one.tick();
    expect(beats()[0]?.body['repos']).toEqual([{ name: 'two', state: 'synced' }]);
    repositories.exclude(join(home, 'two'));
    expect(watch({ repo: join(home, 'two') }).begin()).toBe(false);
    expect(told.at(-1)).toMatch(/is excluded/);
  });

  it('runs once on a machine', () => {
    const place = join(home, '.covibe', 'watch.alone');
    const release = holdAlone(place);
    expect([typeof release, holdAlone(place)]).toEqual(['function', undefined]);
    expect([isHeldAlone(place), holdAlone(place, 900_000)]).toEqual([true, undefined]);
    // A machine that lost its power: the number lives on as some other process's.
    const longAgo = new Date(Date.now() - 901_000);
    utimesSync(place, longAgo, longAgo);
    expect(typeof holdAlone(place, 900_000)).toBe('function');
    // Whoever only slept so long finds out, and gives nothing back that is another's.
    expect(release?.keep()).toBe(false);
    release?.();
    expect(isHeldAlone(place)).toBe(true);
    rmSync(place);
    expect(isHeldAlone(place)).toBe(false);
    expect(typeof holdAlone(place)).toBe('function');
  });

  it('never hands over what waits about a repository that was excluded meanwhile', async () => {
    const [{ spool } = { spool: undefined }] = spools();
    spool?.append({ key: '1', repo: 'app' });
    spool?.append({ key: '2', repo: 'secret' });
    spool?.forget('secret');
    await watch().tick();
    expect(server.called('POST /api/hooks/batch')[0]?.body['events']).toEqual([
      { key: '1', repo: 'app' },
    ]);
  });
});
