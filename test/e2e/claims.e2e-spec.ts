import {
  CLAIMS,
  type ClaimOutcomeReply,
  type ClaimsReply,
  type GuardReply,
} from '@covibe/contracts';
import {
  ClaimOutcomeReply as OutcomeShape,
  ClaimsReply as ListShape,
  GuardReply as CheckShape,
} from '@covibe/contracts/dto';
import { ClaimSweep } from '../../apps/server/src/features/claims/claim-sweep.js';
import { SessionSweep } from '../../apps/server/src/features/sessions/session-sweep.js';
import type { AgentCaller } from '../support/agent-caller.js';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { ownerSql } from '../support/owner-sql.js';
import type { PlantedTenant } from '../support/planted-tenant.js';
import type { TestApp } from '../support/test-app.js';
import { coordinate, eventsOf, moveBack, sessionOf, twoAgents } from '../support/two-agents.js';

describe('claims', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let ada: AgentCaller;
  let mel: AgentCaller;
  let melToken: string;
  let repos = 0;

  const newRepo = () => `repo-${(repos += 1)}`;
  const check = async (body: object): Promise<GuardReply> => {
    const reply = await server.inject({
      method: 'POST',
      url: CLAIMS.check.path,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${melToken}` },
      payload: JSON.stringify(body),
    });
    expect(reply.statusCode).toBe(200);
    return expectReply(CheckShape, reply);
  };
  const list = async (): Promise<ClaimsReply> => {
    const person = await BrowserPerson.signedIn(server, acme.member.id);
    return expectReply(ListShape, await person.get(CLAIMS.list.path));
  };

  beforeAll(async () => {
    ({ server, acme, ada, mel, melToken } = await twoAgents());
  });
  afterAll(() => server.stop());

  it('are granted to one, and the other is told who, why, for how long and what to do', async () => {
    const repo = newRepo();
    const mine = await coordinate<ClaimOutcomeReply>(ada, 'claim', {
      repo,
      globs: ['src/auth/**'],
      reason: 'Moving the tokens.',
    });
    expect(mine).toMatchObject({ status: 'ok', data: { claim: { is_mine: true, repo } } });
    expectReply(OutcomeShape, { body: JSON.stringify(mine.data) });
    const theirs = await coordinate<ClaimOutcomeReply>(mel, 'claim', {
      repo,
      globs: ['src/auth/token.ts', 'docs'],
    });
    expect(theirs).toMatchObject({
      status: 'warning',
      data: {
        claim: null,
        conflicts: [
          {
            claim: {
              id: mine.data?.claim?.id,
              owner: { handle: 'ada' },
              agent_type: 'claude-code',
              reason: 'Moving the tokens.',
              untrusted: true,
            },
            overlaps: ['src/auth/**'],
          },
        ],
      },
    });
    const [conflict] = theirs.data?.conflicts ?? [];
    expect(conflict?.seconds_left).toBeGreaterThan(29 * 60);
    expect(conflict?.seconds_left).toBeLessThanOrEqual(30 * 60);
    expect(theirs.feedback.required_action).toMatch(/covibe_coordinate wait.* ask /);
    expect(theirs.feedback.required_action).not.toContain('Moving');
    expect(
      await coordinate<ClaimOutcomeReply>(mel, 'claim', { repo, globs: ['docs'] }),
    ).toMatchObject({
      status: 'ok',
    });
    expect(await eventsOf(server, mine.data?.claim?.id)).toEqual(['claim.granted']);
  });

  it('can be shared, and areas are claimed by name', async () => {
    const repo = newRepo();
    const wish = { repo, area: 'Release', mode: 'shared' };
    expect((await coordinate<ClaimOutcomeReply>(ada, 'claim', wish)).status).toBe('ok');
    expect((await coordinate<ClaimOutcomeReply>(mel, 'claim', wish)).status).toBe('ok');
    const alone = await coordinate<ClaimOutcomeReply>(mel, 'claim', { repo, area: 'release' });
    expect(alone.data?.conflicts).toMatchObject([{ overlaps: ['Release'] }]);
  });

  it('of the same developer never stand in their own way, and asking again renews', async () => {
    const repo = newRepo();
    const first = await coordinate<ClaimOutcomeReply>(ada, 'claim', { repo, globs: ['src/**'] });
    const again = await coordinate<ClaimOutcomeReply>(ada, 'claim', {
      repo,
      globs: ['src/**'],
      minutes: 60,
    });
    expect(again.data?.claim?.id).toBe(first.data?.claim?.id);
    expect(
      (await coordinate<ClaimOutcomeReply>(ada, 'claim', { repo, globs: ['src/a.ts'] })).status,
    ).toBe('ok');
  });

  it('are asked about before an edit, by the session or the host of the one who asks', async () => {
    const repo = newRepo();
    const held = await coordinate<ClaimOutcomeReply>(ada, 'claim', {
      repo,
      globs: ['src/api/**'],
      reason: 'Rework.',
    });
    await coordinate<ClaimOutcomeReply>(mel, 'claim', { repo, globs: ['docs'] });
    const paths = ['src/api/a.ts', 'src/web/a.ts', 'docs/x.md'];
    const expected = [
      {
        path: 'src/api/a.ts',
        claim_id: held.data?.claim?.id,
        owner: 'ada',
        agent_type: 'claude-code',
        mode: 'exclusive',
        reason: 'Rework.',
        seconds_left: expect.any(Number) as number,
      },
    ];
    expect((await check({ repo, paths })).conflicts).toEqual(expected);
    const session_id = await sessionOf(mel, 'checking');
    expect((await check({ repo, paths, session_id })).conflicts).toEqual(expected);
    expect((await check({ repo, paths, host_session_id: 'checking' })).conflicts).toEqual(expected);
    expect((await check({ repo: newRepo(), paths })).conflicts).toEqual([]);
    await moveBack(server, ['claims', 'lease_until'], held.data?.claim?.id, 1);
    expect((await check({ repo, paths })).conflicts).toEqual([]);
  });

  it('end when nobody renews them, and the next to ask gets them', async () => {
    const repo = newRepo();
    const held = await coordinate<ClaimOutcomeReply>(ada, 'claim', { repo, globs: ['src'] });
    const claim_id = held.data?.claim?.id;
    await moveBack(server, ['claims', 'lease_until'], claim_id, 1);
    expect(
      (await coordinate<ClaimOutcomeReply>(mel, 'claim', { repo, globs: ['src/a'] })).status,
    ).toBe('ok');
    expect(await eventsOf(server, claim_id)).toEqual(['claim.granted', 'claim.expired']);
    const late = await coordinate(ada, 'renew', { claim_id });
    expect(late.error).toMatchObject({ code: 'claim/ended' });
  });

  it('are renewed by a sign of life of their session, and released with its end', async () => {
    const repo = newRepo();
    const session_id = await sessionOf(ada, 'holder');
    const held = await coordinate<ClaimOutcomeReply>(ada, 'claim', {
      repo,
      globs: ['src'],
      minutes: 10,
      session_id,
    });
    const id = held.data?.claim?.id;
    await ownerSql(
      server.database,
      `update claims set lease_until = now() + interval '1 minute' where id = $1`,
      [id],
    );
    await ada.session('heartbeat', { session_id });
    const left = async () => {
      const { claims } = await list();
      const until = claims.find((claim) => claim.id === id)?.lease_until;
      return until ? (Date.parse(until) - Date.now()) / 60_000 : 0;
    };
    expect(await left()).toBeGreaterThan(9);
    await ada.session('end', { session_id });
    expect(await left()).toBe(0);
    expect(await eventsOf(server, id)).toEqual(['claim.granted', 'claim.released']);
  });

  it('are released when the sweep ends a session that fell silent, and shrink before that', async () => {
    const repo = newRepo();
    const session_id = await sessionOf(ada, 'crashed');
    const long = { repo, globs: ['src'], minutes: 480, session_id };
    const id = (await coordinate<ClaimOutcomeReply>(ada, 'claim', long)).data?.claim?.id;
    await moveBack(server, ['agent_sessions', 'last_seen_at'], session_id, 20);
    await server.app.get(ClaimSweep, { strict: false }).sweep();
    const [row] = await ownerSql<{ minutes: number }>(
      server.database,
      `select extract(epoch from lease_until - now())::integer / 60 as minutes from claims where id = $1`,
      [id],
    );
    expect(row?.minutes).toBeLessThanOrEqual(10);
    await moveBack(server, ['agent_sessions', 'last_seen_at'], session_id, 24 * 60 + 5);
    await server.app.get(SessionSweep, { strict: false }).sweep();
    expect(await eventsOf(server, id)).toContain('claim.released');
  });

  it('are not taken for a session that has ended', async () => {
    const session_id = await sessionOf(ada, 'over');
    await ada.session('end', { session_id });
    for (const operation of ['claim', 'wait']) {
      const late = { repo: newRepo(), globs: ['src'], session_id };
      const answer = await coordinate<ClaimOutcomeReply>(ada, operation, late);
      expect(answer.error).toMatchObject({ code: 'session/ended', field: 'session_id' });
    }
  });

  it('taken at the moment in which their session or task ended are given back by the sweep', async () => {
    const repo = newRepo();
    const session_id = await sessionOf(ada, 'crossing');
    const { data } = await ada.task<{ task: { id: string } }>('start', { title: 'Crossing' });
    const task_id = data?.task.id;
    const wish = { repo, minutes: 480 };
    const claim = async (input: object) =>
      (await coordinate<ClaimOutcomeReply>(ada, 'claim', { ...wish, ...input })).data?.claim?.id;
    const bySession = await claim({ globs: ['a'], session_id });
    const byTask = await claim({ globs: ['b'], task_id });
    const stays = await claim({ globs: ['c'] });
    const end = (table: string, status: string, id: string | undefined) =>
      ownerSql(server.database, `update ${table} set status = $2 where id = $1`, [id, status]);
    await end('agent_sessions', 'ended', session_id);
    await end('tasks', 'done', task_id);
    await server.app.get(ClaimSweep, { strict: false }).sweep();
    for (const id of [bySession, byTask]) {
      expect(await eventsOf(server, id)).toEqual(['claim.granted', 'claim.released']);
    }
    expect(await eventsOf(server, stays)).toEqual(['claim.granted']);
  });

  it.each([
    ['complete', { result_summary: 'Done.' }],
    ['cancel', { reason: 'Not needed.' }],
  ])('are released when their task is over: %s', async (operation, said) => {
    const repo = newRepo();
    const title = `Something to ${operation}`;
    const { data } = await ada.task<{ task: { id: string } }>('start', { title });
    const task_id = data?.task.id;
    const held = await coordinate<ClaimOutcomeReply>(ada, 'claim', {
      repo,
      globs: ['src'],
      task_id,
    });
    await ada.task(operation, { task_id, ...said });
    expect(
      (await coordinate<ClaimOutcomeReply>(mel, 'claim', { repo, globs: ['src'] })).status,
    ).toBe('ok');
    expect(await eventsOf(server, held.data?.claim?.id)).toEqual([
      'claim.granted',
      'claim.released',
    ]);
    const after = await coordinate<ClaimOutcomeReply>(ada, 'claim', {
      repo,
      globs: ['lib'],
      task_id,
    });
    expect(after.error).toMatchObject({ code: 'claim/no_such_task', field: 'task_id' });
  });

  it('are given back by their holder or an admin, and by nobody else', async () => {
    const repo = newRepo();
    const id =
      (await coordinate<ClaimOutcomeReply>(ada, 'claim', { repo, globs: ['a'] })).data?.claim?.id ??
      '';
    const foreign = await coordinate(mel, 'release', { claim_id: id });
    expect(foreign.error).toMatchObject({ code: 'claim/not_owner' });
    const release = (who: BrowserPerson, claim: string) =>
      who.send('POST', CLAIMS.release.path.replace(':id', claim));
    const [admin, member] = [
      await BrowserPerson.signedIn(server, acme.admin.id),
      await BrowserPerson.signedIn(server, acme.member.id),
    ];
    expect((await release(member, id)).statusCode).toBe(403);
    const melId =
      (await coordinate<ClaimOutcomeReply>(mel, 'claim', { repo, globs: ['b'] })).data?.claim?.id ??
      '';
    expect((await release(admin, melId)).json()).toMatchObject({ status: 'released' });
    expect((await release(admin, melId)).json()).toMatchObject({ status: 'released' });
    expect(await eventsOf(server, melId)).toEqual(['claim.granted', 'claim.released']);
    // The token of an admin is an agent's, and no admin.
    const again =
      (await coordinate<ClaimOutcomeReply>(mel, 'claim', { repo, globs: ['b'] })).data?.claim?.id ??
      '';
    const byAgent = await coordinate(ada, 'release', { claim_id: again });
    expect(byAgent.error).toMatchObject({ code: 'claim/not_owner' });
  });
});
