import { CLAIMS, HOOKS, type ClaimWork, type GuardMode } from '@covibe/contracts';
import { GuardReply, GuardSettings, HookAnswer } from '@covibe/contracts/dto';
import { Claims } from '../../apps/server/src/features/claims/index.js';
import type { Actor } from '../../apps/server/src/platform/auth/actor.js';
import { BrowserPerson } from '../support/browser-person.js';
import { CompanionCaller } from '../support/companion-caller.js';
import { expectReply } from '../support/expect-reply.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant, plantToken } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

describe('the edit guard', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let admin: BrowserPerson;
  let member: BrowserPerson;
  let ada: CompanionCaller;
  let mel: CompanionCaller;

  const tokenOf = async (developerId: string, place = 0) => {
    const workspaceId = acme.workspaceIds[place] ?? '';
    const owner = { tenantId: acme.id, workspaceId, developerId };
    return (await plantToken(server.database, owner, { agentType: 'codex' })).token;
  };
  /** As mel's agent does. */
  const claim = (wish: ClaimWork) => {
    const actor: Actor = {
      ...{ tenantId: acme.id, workspaceId: acme.workspaceIds[0] ?? '' },
      ...{ developerId: acme.member.id, role: 'member', via: 'agent', credential: 'mel' },
      agentType: 'codex',
    };
    const call = { operation: 'covibe_coordinate.claim' };
    return server.app.get(Claims, { strict: false }).claim(actor, call, wish);
  };
  const choose = (person: BrowserPerson, mode: string) =>
    person.send('PUT', HOOKS.setGuard.path, { mode });
  const check = async (who: CompanionCaller, paths: string[]) =>
    expectReply(GuardReply, await who.send(CLAIMS.check, { repo: 'web', paths }));
  const told = async (who: CompanionCaller, report: object) => {
    const reply = await who.send(HOOKS.call, { event: 'touched', host_session_id: 'h', ...report });
    const { lines } = expectReply(HookAnswer, reply);
    return lines.filter(({ kind }) => kind === 'claim_conflict');
  };

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme', workspaces: 2 });
    admin = await BrowserPerson.signedIn(server, acme.admin.id);
    member = await BrowserPerson.signedIn(server, acme.member.id);
    ada = new CompanionCaller(server, await tokenOf(acme.admin.id));
    mel = new CompanionCaller(server, await tokenOf(acme.member.id));
    await claim({ repo: 'web', globs: ['src/auth/**'], reason: 'Rewriting\nthe tokens.' });
  });
  afterAll(() => server.stop());

  it('warns where nobody chose, and says what is claimed by whom', async () => {
    expect(expectReply(GuardSettings, await member.get(HOOKS.guard.path)).mode).toBe('warn');
    const { mode, conflicts } = await check(ada, ['src/auth/token.ts', 'src/app.ts']);
    expect(mode).toBe('warn');
    expect(conflicts).toMatchObject([{ path: 'src/auth/token.ts', owner: 'mel' }]);
    expect((await check(mel, ['src/auth/token.ts'])).conflicts).toEqual([]);
  });

  it.each<GuardMode>(['ask', 'deny', 'warn'])(
    'is set to %s by an admin, and travels with the next answer',
    async (mode) => {
      expect(expectReply(GuardSettings, await choose(admin, mode))).toEqual({ mode });
      expect((await check(ada, ['README.md'])).mode).toBe(mode);
      expect(expectReply(GuardSettings, await member.get(HOOKS.guard.path)).mode).toBe(mode);
    },
  );

  it('is not for members to set, and knows three modes', async () => {
    expect((await choose(member, 'deny')).statusCode).toBe(403);
    for (const mode of ['off', '', null]) {
      expect((await admin.send('PUT', HOOKS.setGuard.path, { mode })).statusCode).toBe(400);
    }
  });

  it('of one workspace is not that of another', async () => {
    const elsewhere = new CompanionCaller(server, await tokenOf(acme.admin.id, 1));
    await choose(admin, 'deny');
    expect((await check(elsewhere, ['src/auth/token.ts'])).mode).toBe('warn');
    expect((await check(elsewhere, ['src/auth/token.ts'])).conflicts).toEqual([]);
  });

  it('is written down when it changes, and only then', async () => {
    await choose(admin, 'ask');
    const events = () =>
      ownerSql<{ payload_json: object }>(
        server.database,
        `select payload_json from work_events where type = 'guard.mode_chosen' order by occurred_at`,
      );
    const before = await events();
    expect(before.at(-1)?.payload_json).toMatchObject({ mode: 'ask' });
    await choose(admin, 'ask');
    expect(await events()).toHaveLength(before.length);
  });

  it('has a hook tell of a claim once a session, with its holder and their words apart', async () => {
    const paths = ['src/auth/a.ts', 'src/auth/b.ts', 'src/auth/c.ts', 'src/auth/d.ts', 'x.ts'];
    const [line, ...rest] = await told(ada, { repo: 'web', paths });
    expect(rest).toEqual([]);
    expect(line).toMatchObject({ quoted: 'Rewriting the tokens.', author: 'mel' });
    expect(line?.text).toMatch(/src\/auth\/c\.ts and 1 more are claimed.*codex.*exclusive/);
    expect(line?.text).not.toMatch(/mel|Rewriting|x\.ts/);
    expect(await told(ada, { repo: 'web', paths })).toEqual([]);
    expect(await told(ada, { repo: 'web', paths, host_session_id: 'h2' })).toHaveLength(1);
    expect(await told(mel, { repo: 'web', paths })).toEqual([]);
  });

  it('has a hook that names no path tell of what its session touched before', async () => {
    await told(ada, { repo: 'api', paths: ['src/later.ts'], host_session_id: 'h3' });
    await claim({ repo: 'api', globs: ['src/later.ts'] });
    const beat = { event: 'session_beat', host_session_id: 'h3' };
    const [line] = await told(ada, beat);
    expect(line).toMatchObject({ author: 'mel' });
    expect(line).not.toHaveProperty('quoted');
    expect(line?.text).toContain('src/later.ts is claimed');
    expect(await told(ada, { ...beat, host_session_id: 'h4' })).toEqual([]);
  });

  it('keeps a claim alive while hooks report its session, and gives it back when it ends', async () => {
    const host = { host_session_id: 'holder' };
    const begun = await mel.send(HOOKS.call, { event: 'session_start', ...host });
    const { session_id } = JSON.parse(begun.body) as { session_id: string };
    const claimed = await claim({ repo: 'docs', globs: ['a.md'], session_id });
    const id = claimed.claim?.id;
    const lease = async () => {
      const [row] = await ownerSql<{ status: string; minutes: number }>(
        server.database,
        `select status, extract(epoch from lease_until - now())::float8 / 60 as minutes
           from claims where id = $1`,
        [id],
      );
      return row;
    };
    await ownerSql(
      server.database,
      `update claims set lease_until = now() + interval '1 minute' where id = $1`,
      [id],
    );
    await mel.send(HOOKS.call, { event: 'session_beat', ...host });
    expect((await lease())?.minutes).toBeGreaterThan(20);
    await mel.send(HOOKS.call, { event: 'session_end', ...host });
    expect((await lease())?.status).toBe('released');
  });
});
