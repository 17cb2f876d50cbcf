import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MACHINES, MACHINES_OF_ONE_MAX, MACHINE_KEPT_DAYS } from '@covibe/contracts';
import { ConnectedMachinesReply, MachineBeatReply } from '@covibe/contracts/dto';
import { MachineSweep } from '../../apps/server/src/features/machines/machine-sweep.js';
import { BrowserPerson } from '../support/browser-person.js';
import { CompanionCaller } from '../support/companion-caller.js';
import { expectReply } from '../support/expect-reply.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant, plantToken } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

const REPOS = [
  { name: 'diary', state: 'excluded' },
  { name: 'side-project', state: 'pending' },
  { name: 'web', state: 'synced' },
];

describe('machines and their repositories', () => {
  const downloads = mkdtempSync(join(tmpdir(), 'covibe-downloads-'));
  let server: TestApp;
  let acme: PlantedTenant;
  let admin: BrowserPerson;
  let member: BrowserPerson;
  let ada: CompanionCaller;
  let mel: CompanionCaller;
  let tenants = 0;

  beforeAll(async () => {
    server = await testApp({ env: { COVIBE_DOWNLOADS_DIR: downloads } });
  });
  beforeEach(async () => {
    acme = await plantTenant(server.database, { name: `acme-${(tenants += 1)}`, workspaces: 2 });
    admin = await BrowserPerson.signedIn(server, acme.admin.id);
    member = await BrowserPerson.signedIn(server, acme.member.id);
    ada = await companionOf(acme.admin.id);
    mel = await companionOf(acme.member.id);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(downloads, { recursive: true });
  });

  const companionOf = async (developerId: string, place = 0) => {
    const workspaceId = acme.workspaceIds[place] ?? '';
    const owner = { tenantId: acme.id, workspaceId, developerId };
    return new CompanionCaller(server, (await plantToken(server.database, owner)).token);
  };
  const beat = async (who: CompanionCaller, more: object = {}) =>
    expectReply(
      MachineBeatReply,
      await who.send(MACHINES.beat, {
        ...{ machine: 'laptop', companion_version: '1.2.3', repos: REPOS },
        ...more,
      }),
    );
  const list = async (person: BrowserPerson, query = '') =>
    expectReply(ConnectedMachinesReply, await person.get(MACHINES.list.path + query));
  const forget = (person: BrowserPerson, id: string) =>
    person.send('DELETE', MACHINES.forget.path.replace(':id', id));
  const age = (interval: string) =>
    ownerSql(
      server.database,
      `update machines set last_seen_at = now() - $2::interval where workspace_id = $1`,
      [acme.workspaceIds[0], interval],
    );
  const offer = (version: string) =>
    writeFileSync(join(downloads, 'co-vibe.json'), JSON.stringify({ version, sha256: 'ab12' }));

  it('show to their owner with every name', async () => {
    await beat(mel);
    const { machines } = await list(member);
    expect(machines).toMatchObject([
      {
        ...{ machine: 'laptop', companion_version: '1.2.3', is_mine: true, silent: false },
        ...{ repos: REPOS, synced: 1, pending: 1, excluded: 1 },
        owner: { handle: 'mel' },
      },
    ]);
  });

  it('show to an admin without the names of what is not synced, and to no other member', async () => {
    await beat(mel);
    await beat(ada, { machine: 'desk', repos: [] });
    const { machines } = await list(admin);
    expect(machines.map(({ machine, is_mine }) => `${machine} ${is_mine}`)).toEqual([
      'desk true',
      'laptop false',
    ]);
    expect(machines[1]?.repos).toEqual([
      { name: null, state: 'excluded' },
      { name: null, state: 'pending' },
      { name: 'web', state: 'synced' },
    ]);
    expect(machines[1]).toMatchObject({ synced: 1, pending: 1, excluded: 1 });
    const { body } = await admin.get(MACHINES.list.path);
    expect(body).not.toMatch(/diary|side-project/);
    expect((await list(member)).machines.map(({ machine }) => machine)).toEqual(['laptop']);
  });

  it('are one row each, and say what holds now', async () => {
    await beat(mel);
    await beat(mel, {
      companion_version: '1.3.0-rc.1',
      repos: [{ name: 'web', state: 'excluded' }],
    });
    await beat(mel, { machine: 'tower' });
    const { machines } = await list(member);
    expect(machines.map(({ machine }) => machine).sort()).toEqual(['laptop', 'tower']);
    const laptop = machines.find(({ machine }) => machine === 'laptop');
    expect(laptop).toMatchObject({ companion_version: '1.3.0-rc.1', synced: 0, excluded: 1 });
  });

  it('belong to the workspace of the token they report with', async () => {
    await beat(await companionOf(acme.member.id, 1));
    expect((await list(member)).machines).toEqual([]);
  });

  it.each<[string, object]>([
    ['an absolute path', { repos: [{ name: '/srv/mel/web', state: 'synced' }] }],
    ['a Windows path', { repos: [{ name: 'C:\\web', state: 'synced' }] }],
    ['a remote', { repos: [{ name: 'web', state: 'synced', remote: 'git@x:y.git' }] }],
    ['a path beside the name', { repos: [{ name: 'web', state: 'synced', path: 'web' }] }],
    ['another state', { repos: [{ name: 'web', state: 'watched' }] }],
    ['a field nobody asked for', { env: { HOME: '/home/mel' } }],
    ['a version that is none', { companion_version: 'latest' }],
    ['more repositories than a machine has', { repos: Array(501).fill(REPOS[0]) }],
    ['no machine', { machine: '' }],
  ])('are refused with %s', async (_, more) => {
    const body = { machine: 'laptop', companion_version: '1.2.3', repos: REPOS, ...more };
    expect((await mel.send(MACHINES.beat, body)).statusCode).toBe(400);
    expect((await list(member)).machines).toEqual([]);
  });

  it('hear which companion is offered, and whether it is newer than theirs', async () => {
    rmSync(join(downloads, 'co-vibe.json'), { force: true });
    const nothing = { version: null, sha256: null, update_available: false };
    expect(await beat(mel)).toEqual(nothing);
    offer('1.3.0');
    const offered = { version: '1.3.0', sha256: 'ab12' };
    expect(await beat(mel)).toEqual({ ...offered, update_available: true });
    expect((await list(member)).machines[0]?.update_available).toBe(true);
    for (const companion_version of ['1.3.0', '1.4.0']) {
      expect(await beat(mel, { companion_version })).toEqual({
        ...offered,
        update_available: false,
      });
    }
    writeFileSync(join(downloads, 'co-vibe.json'), '{"version": "1.');
    expect(await beat(mel)).toEqual(nothing);
  });

  it('show as silent after ten minutes without a beat', async () => {
    await beat(mel);
    await age('9 minutes');
    expect((await list(member)).machines[0]?.silent).toBe(false);
    await age('11 minutes');
    expect((await list(member)).machines[0]?.silent).toBe(true);
    await beat(mel);
    expect((await list(member)).machines[0]?.silent).toBe(false);
  });

  it('are forgotten by their owner or an admin, and come back with their next beat', async () => {
    await beat(mel);
    await beat(ada, { machine: 'desk' });
    const [desk, laptop] = (await list(admin)).machines;
    expect((await forget(member, desk?.id ?? '')).statusCode).toBe(404);
    expect((await forget(admin, laptop?.id ?? '')).statusCode).toBe(200);
    expect((await forget(admin, laptop?.id ?? '')).statusCode).toBe(404);
    expect((await list(member)).machines).toEqual([]);
    await beat(mel);
    const [again] = (await list(member)).machines;
    expect((await forget(member, again?.id ?? '')).statusCode).toBe(200);
    const events = await ownerSql<{ type: string; text: string }>(
      server.database,
      `select type, e::text as text from work_events e
        where workspace_id = $1 and subject_id = any($2) order by occurred_at, id`,
      [acme.workspaceIds[0], [laptop?.id, again?.id]],
    );
    expect(events.map(({ type }) => type)).toEqual([
      'machine.connected',
      'machine.forgotten',
      'machine.connected',
      'machine.forgotten',
    ]);
    expect(events.map(({ text }) => text).join()).not.toMatch(/laptop|diary|web/);
  });

  it('are remembered up to a limit, and the one silent for longest makes room', async () => {
    await beat(mel, { machine: 'first' });
    await age('1 hour');
    const names = Array.from({ length: MACHINES_OF_ONE_MAX }, (_, nth) => `box-${nth}`);
    for (const machine of names) await beat(mel, { machine, repos: [] });
    await beat(ada);
    const mine = await list(member);
    expect(mine.machines.map(({ machine }) => machine).sort()).toEqual(names.sort());
    expect(mine.next_cursor).toBeNull();
    const all = await list(admin);
    expect(all.machines).toHaveLength(50);
    const rest = await list(admin, `?cursor=${all.next_cursor}`);
    expect(rest.machines).toHaveLength(1);
    expect(rest.next_cursor).toBeNull();
  });

  it('are forgotten by themselves after a season of silence, and no day earlier', async () => {
    await beat(mel);
    await age(`${MACHINE_KEPT_DAYS - 1} days`);
    const sweep = server.app.get(MachineSweep, { strict: false });
    await sweep.sweep();
    expect((await list(member)).machines).toHaveLength(1);
    await age(`${MACHINE_KEPT_DAYS} days 1 minute`);
    await sweep.sweep();
    expect((await list(member)).machines).toEqual([]);
  });
});
