import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ACTIVITY, PROFILE, SETUP_DEVICE, TOKENS, type SetUpMachine } from '@covibe/contracts';
import { ActivityReply, SetUpMachinesReply, SetupStateReply } from '@covibe/contracts/dto';
import { ForgottenMachines } from '../../apps/server/src/features/setup-device/forgotten-machines.js';
import { AUTH_CHANNEL } from '../../apps/server/src/platform/auth/auth-changes.js';
import { Clock } from '../../apps/server/src/platform/clock/clock.js';
import { BrowserPerson } from '../support/browser-person.js';
import { decide, DeviceFlow } from '../support/device-flow.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';
import { type TestApp, testApp } from '../support/test-app.js';

const HOUR = 3600;

describe('machines that were set up', () => {
  let one: TestApp;
  let two: TestApp;
  let database: ServerDatabase;
  let acme: PlantedTenant;
  let mel: BrowserPerson;
  let ada: BrowserPerson;
  let machine: DeviceFlow;
  let tenants = 0;

  beforeAll(async () => {
    one = await testApp();
    database = await serverDatabase({ database: one.database });
    const { ownerUrl, appUrl } = one.database;
    two = await testApp({ database: { ownerUrl, appUrl, drop: () => Promise.resolve() } });
    machine = new DeviceFlow(one);
  });
  beforeEach(async () => {
    await database.asOwner('delete from rate_limits');
    tenants += 1;
    acme = await plantTenant(one.database, { name: `acme-${tenants}`, workspaces: 2 });
    mel = await BrowserPerson.signedIn(one, acme.member.id);
    ada = await BrowserPerson.signedIn(one, acme.admin.id);
  });
  afterEach(() => void jest.restoreAllMocks());
  afterAll(async () => {
    await two.stop();
    await database.stop();
    await one.stop();
  });

  const setUp = async (person = mel, name = 'a laptop') => {
    const { user_code, device_code } = await machine.request(['claude-code', 'cursor'], name);
    await decide(person, user_code);
    const { tokens = {} } = await machine.poll(device_code);
    return { device_code, user_code, tokens: Object.values(tokens) };
  };
  const list = async (person: BrowserPerson): Promise<SetUpMachine[]> =>
    expectReply(SetUpMachinesReply, await person.get(SETUP_DEVICE.machines.path)).machines;
  const revoke = (person: BrowserPerson, id: string) =>
    person.send('DELETE', SETUP_DEVICE.revoke.path.replace(':id', id));
  const standing = async (server: TestApp, token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    return (await server.inject({ url: SETUP_DEVICE.standing.path, headers })).statusCode;
  };
  const later = (seconds: number) => {
    const now = new Date(Date.now() + seconds * 1000);
    jest.spyOn(one.app.get(Clock), 'now').mockReturnValue(now);
  };
  const usable = async () => {
    const [row] = await database.asOwner<{ count: number }>(
      `select count(*)::integer as count from mcp_tokens where tenant_id = $1 and revoked_at is null`,
      [acme.id],
    );
    return row?.count;
  };

  it('are listed to their owner, and to an admin from the whole workspace', async () => {
    await setUp(mel, 'of mel');
    await setUp(ada, 'of ada');
    expect(await list(mel)).toEqual([
      {
        id: expect.stringMatching(/^grant_/) as string,
        owner: 'mel',
        is_mine: true,
        machine_name: 'of mel',
        agents: ['claude-code', 'cursor'],
        approved_at: expect.any(String) as string,
        requested_from: '127.0.0.1',
        confirmed: false,
        active_tokens: 2,
        last_used_at: null,
      },
    ]);
    expect((await list(ada)).map(({ machine_name, is_mine }) => [machine_name, is_mine])).toEqual([
      ['of ada', true],
      ['of mel', false],
    ]);
    await mel.send('PATCH', PROFILE.change.path, { visibility: 'private' });
    expect((await list(ada)).map(({ owner }) => owner)).toEqual(['ada', 'private']);
  });

  it('say that they keep their tokens, once those were delivered', async () => {
    const { user_code, device_code } = await machine.request();
    const confirm = async () => (await machine.confirm(device_code)).statusCode;
    expect(await confirm()).toBe(404);
    await decide(mel, user_code);
    expect(await confirm()).toBe(404);
    await machine.poll(device_code);
    expect([await confirm(), await confirm()]).toEqual([200, 200]);
    expect((await list(mel)).map(({ confirmed }) => confirmed)).toEqual([true]);
    expect((await machine.confirm('x'.repeat(43))).statusCode).toBe(404);
  });

  it('lose everything they were given in one step, on every server within a second', async () => {
    const kept = await setUp(mel, 'kept');
    const lost = await setUp(mel, 'lost');
    for (const token of [...kept.tokens, ...lost.tokens]) {
      for (const server of [one, two]) expect(await standing(server, token)).toBe(200);
    }
    const { id = '' } = (await list(mel)).find(({ machine_name }) => machine_name === 'lost') ?? {};
    const began = performance.now();
    expect((await revoke(mel, id)).statusCode).toBe(200);
    for (const token of lost.tokens) {
      for (const server of [one, two]) {
        while ((await standing(server, token)) !== 401) {
          expect(performance.now() - began).toBeLessThan(1_000);
          await sleep(10);
        }
      }
    }
    for (const token of kept.tokens) expect(await standing(two, token)).toBe(200);
    expect((await revoke(mel, id)).statusCode).toBe(200);
    expect((await list(mel)).map(({ machine_name }) => machine_name)).toEqual(['kept']);
    const events = await database.asOwner(
      `select payload_json, actor_developer_id as by from work_events
        where type = 'setup.revoked' and workspace_id = $1`,
      [acme.workspaceIds[0]],
    );
    const payload_json = { machine_name: 'lost', agents: ['claude-code', 'cursor'] };
    expect(events).toEqual([{ payload_json, by: acme.member.id }]);
  });

  it('are revoked for every server at commit, not only when it looks again', async () => {
    await setUp(mel);
    const [{ id = '' } = {}] = await list(mel);
    const heard: unknown[] = [];
    const listener = new pg.Client({ connectionString: one.database.ownerUrl });
    await listener.connect();
    listener.on('notification', ({ payload = '' }) => heard.push(JSON.parse(payload)));
    try {
      await listener.query(`listen ${AUTH_CHANNEL}`);
      await revoke(mel, id);
      await listener.query('select 1');
    } finally {
      await listener.end();
    }
    expect(heard).toEqual([{ tenantId: acme.id, developerId: acme.member.id }]);
  });

  it('are revoked by an admin too, and by nobody else', async () => {
    await setUp(ada);
    await setUp(mel);
    const [ofMel] = await list(mel);
    const ofAda = (await list(ada)).find(({ is_mine }) => is_mine);
    expect((await revoke(mel, ofAda?.id ?? '')).statusCode).toBe(404);
    expect((await revoke(ada, ofMel?.id ?? '')).statusCode).toBe(200);
    expect(await usable()).toBe(2);
  });

  it('end by themselves after a day when nobody confirmed or used what was delivered', async () => {
    const sweep = () => one.app.get(ForgottenMachines).sweep();
    const confirmed = await setUp(mel, 'confirmed');
    await machine.confirm(confirmed.device_code);
    const used = await setUp(mel, 'used');
    await database.asOwner(
      `update mcp_tokens set last_used_at = now() where id = (
         select k.id from mcp_tokens k join setup_machines s on s.id = k.grant_id
          where s.machine_name = 'used' and s.tenant_id = $1 limit 1)`,
      [acme.id],
    );
    const orphan = await setUp(mel, 'orphan');
    later(24 * HOUR - 60);
    await sweep();
    expect(await list(mel)).toHaveLength(3);
    later(24 * HOUR + 60);
    await sweep();
    expect((await list(mel)).map(({ machine_name }) => machine_name).sort()).toEqual([
      'confirmed',
      'used',
    ]);
    for (const token of orphan.tokens) expect(await standing(two, token)).toBe(401);
    for (const token of used.tokens) expect(await standing(two, token)).toBe(200);
    const events = await database.asOwner(
      `select actor_via, payload_json ->> 'machine_name' as name from work_events
        where type = 'setup.revoked' and workspace_id = $1`,
      [acme.workspaceIds[0]],
    );
    expect(events).toEqual([{ actor_via: 'system', name: 'orphan' }]);
  });

  it('leave no grant behind a day after it ended', async () => {
    await database.asOwner('delete from setup_device_grants');
    await machine.request();
    const { device_code } = await setUp();
    const kept = async () =>
      (await database.asOwner('select state from setup_device_grants')).length;
    later(24 * HOUR);
    await one.app.get(ForgottenMachines).sweep();
    expect(await kept()).toBe(2);
    expect(await machine.poll(device_code)).toEqual({ status: 'consumed' });
    later(24 * HOUR + 1_300);
    await one.app.get(ForgottenMachines).sweep();
    expect(await kept()).toBe(0);
    expect(await machine.poll(device_code)).toEqual({ status: 'expired' });
  });

  it('are named in Activity, but not those of a private developer', async () => {
    const titles = async (person: BrowserPerson) => {
      const reply = await person.get(ACTIVITY.list.path);
      const { entries } = expectReply(ActivityReply, reply);
      const ofSetup = entries.filter(({ type }) => type.startsWith('setup.'));
      return ofSetup.map(({ type, subject }) => [type, subject?.title]);
    };
    await setUp(mel, 'the laptop of mel');
    const named = [
      ['setup.delivered', 'the laptop of mel'],
      ['setup.approved', 'the laptop of mel'],
    ];
    expect(await titles(ada)).toEqual(named);
    await mel.send('PATCH', PROFILE.change.path, { visibility: 'private' });
    expect(await titles(mel)).toEqual(named);
    const [{ id = '' } = {}] = await list(mel);
    await revoke(ada, id);
    expect((await titles(ada)).map(([, title]) => title)).toEqual([null, null, null]);
  });

  it('tell their developer how far the agents have come', async () => {
    const state = async (person: BrowserPerson) =>
      expectReply(SetupStateReply, await person.get(SETUP_DEVICE.state.path));
    const nothing = { active_tokens: 0, agents_seen: [], live_sessions: 0 };
    expect(await state(mel)).toEqual({
      ...nothing,
      first_session_at: null,
      last_session_at: null,
    });
    await setUp();
    const session = (host: string, agent: string, minutes: number) =>
      database.asOwner(
        `insert into agent_sessions (workspace_id, id, developer_id, agent_type, host_session_id, status,
                                     started_at, last_seen_at)
         values ($1, 'sess_' || $3::text, $2, $4, $3::text, 'active',
                 now() - make_interval(mins => $5), now() - make_interval(mins => $5))`,
        [acme.workspaceIds[0], acme.member.id, `${acme.id}${host}`, agent, minutes],
      );
    await session('a', 'codex', 60);
    await session('b', 'claude-code', 1);
    const seen = await state(mel);
    expect(seen).toMatchObject({
      active_tokens: 2,
      agents_seen: ['claude-code', 'codex'],
      live_sessions: 1,
    });
    const between =
      Date.parse(seen.last_session_at ?? '') - Date.parse(seen.first_session_at ?? '');
    expect(Math.round(between / 60_000)).toBe(59);
    expect(await state(ada)).toMatchObject(nothing);
  });

  it('come first while they hold something that can be taken back', async () => {
    await setUp(mel, 'long ago');
    await setUp(mel, 'today');
    await database.asOwner(
      `update mcp_tokens set expires_at = created_at where tenant_id = $1 and name = 'today'`,
      [acme.id],
    );
    const shown = (await list(mel)).map((each) => [each.machine_name, each.active_tokens]);
    expect(shown).toEqual([
      ['long ago', 2],
      ['today', 0],
    ]);
  });

  it('show the token of each agent among the others, to be revoked one by one as well', async () => {
    await setUp(mel, 'a laptop');
    const reply = await mel.get(TOKENS.list.path);
    const { tokens } = JSON.parse(reply.body) as { tokens: { name: string; agent_type: string }[] };
    expect(tokens.map(({ name, agent_type }) => [name, agent_type]).sort()).toEqual([
      ['a laptop', 'claude-code'],
      ['a laptop', 'cursor'],
    ]);
  });
});
