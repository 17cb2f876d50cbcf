import { CLAIMS, type ClaimOutcomeReply, type ClaimsReply } from '@covibe/contracts';
import { ClaimsReply as ListShape } from '@covibe/contracts/dto';
import { ClaimSweep } from '../../apps/server/src/features/claims/claim-sweep.js';
import type { AgentCaller } from '../support/agent-caller.js';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import type { PlantedTenant } from '../support/planted-tenant.js';
import type { TestApp } from '../support/test-app.js';
import { coordinate, eventsOf, moveBack, notesOf, twoAgents } from '../support/two-agents.js';

describe('claims that several want', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let ada: AgentCaller;
  let mel: AgentCaller;
  let repos = 0;

  const newRepo = () => `repo-${(repos += 1)}`;
  const list = async (): Promise<ClaimsReply> => {
    const person = await BrowserPerson.signedIn(server, acme.member.id);
    return expectReply(ListShape, await person.get(CLAIMS.list.path));
  };

  beforeAll(async () => {
    ({ server, acme, ada, mel } = await twoAgents());
  });
  afterAll(() => server.stop());

  it('are never made by touching a path', async () => {
    const repo = newRepo();
    const { data } = await ada.task<{ task: { id: string } }>('start', { title: 'Touching', repo });
    await ada.task('complete', { task_id: data?.task.id, paths: ['src/a.ts'] });
    expect(
      (await coordinate<ClaimOutcomeReply>(mel, 'claim', { repo, globs: ['src/a.ts'] })).status,
    ).toBe('ok');
  });

  it('wait in a fair queue: the first in line is told and has their turn before others', async () => {
    const repo = newRepo();
    const held = await coordinate<ClaimOutcomeReply>(ada, 'claim', { repo, globs: ['src/**'] });
    const waiting = await coordinate<ClaimOutcomeReply>(mel, 'wait', { repo, globs: ['src/a.ts'] });
    expect(waiting.data?.wait).toMatchObject({ place: 1, free_since: null });
    expect(waiting.feedback.required_action).toContain('number 1');
    const again = await coordinate<ClaimOutcomeReply>(mel, 'wait', { repo, globs: ['src/a.ts'] });
    expect(again.data?.wait?.id).toBe(waiting.data?.wait?.id);
    expect((await list()).claims.find(({ repo: where }) => where === repo)?.waiting).toBe(1);

    await coordinate(ada, 'release', { claim_id: held.data?.claim?.id });
    const late = await coordinate<ClaimOutcomeReply>(ada, 'claim', { repo, globs: ['src/**'] });
    expect(late).toMatchObject({ status: 'warning', data: { claim: null, conflicts: [] } });
    const told = await notesOf(mel);
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'claim_free',
        text: expect.stringContaining(waiting.data?.wait?.id ?? '-') as string,
      }),
    );
    const once = await notesOf(mel);
    expect(once).toEqual([]);
    const taken = await coordinate<ClaimOutcomeReply>(mel, 'claim', { repo, globs: ['src/a.ts'] });
    expect(taken.data?.claim?.repo).toBe(repo);
    expect((await list()).waits.filter((wait) => wait.repo === repo)).toEqual([]);
    expect(await eventsOf(server, waiting.data?.wait?.id)).toEqual(['claim.waiting', 'claim.free']);
  });

  it('go to others when whose turn it was does not come', async () => {
    const repo = newRepo();
    const held = await coordinate<ClaimOutcomeReply>(ada, 'claim', { repo, globs: ['src'] });
    const waiting = await coordinate<ClaimOutcomeReply>(mel, 'wait', { repo, globs: ['src'] });
    await coordinate(ada, 'release', { claim_id: held.data?.claim?.id });
    await moveBack(server, ['claim_waits', 'turn_until'], waiting.data?.wait?.id, 1);
    expect(
      (await coordinate<ClaimOutcomeReply>(ada, 'claim', { repo, globs: ['src'] })).status,
    ).toBe('ok');
    await moveBack(server, ['claim_waits', 'expires_at'], waiting.data?.wait?.id, 1);
    await server.app.get(ClaimSweep, { strict: false }).sweep();
    expect(await eventsOf(server, waiting.data?.wait?.id)).toEqual([
      'claim.waiting',
      'claim.free',
      'claim.wait_expired',
    ]);
  });

  it('tell where the team keeps colliding', async () => {
    const repo = newRepo();
    await coordinate<ClaimOutcomeReply>(ada, 'claim', { repo, globs: ['src/**'] });
    for (let turn = 0; turn < 3; turn += 1) {
      await coordinate<ClaimOutcomeReply>(mel, 'claim', { repo, globs: ['src/app.module.ts'] });
    }
    const { hot_paths } = await list();
    expect(hot_paths.filter((hot) => hot.repo === repo)).toEqual([
      {
        repo,
        path: 'src/app.module.ts',
        conflicts: 3,
        advice: expect.stringContaining('queue') as string,
      },
    ]);
    const near = await coordinate<ClaimOutcomeReply>(ada, 'claim', { repo, globs: ['src/**'] });
    expect(near.data?.hot_paths).toHaveLength(1);
  });

  it.each([
    ['nothing', {}, 'claim/nothing_named', 'globs'],
    ['a blank area', { area: '   ' }, 'mcp/invalid_input', 'area'],
    ['500 globs', { globs: Array(500).fill('a') }, 'mcp/invalid_input', 'globs'],
    ['a climb', { globs: ['src/../../etc'] }, 'mcp/invalid_input', 'globs'],
    ['a climb at the start', { globs: ['../other'] }, 'mcp/invalid_input', 'globs'],
    ['an absolute path', { globs: ['/etc/passwd'] }, 'mcp/invalid_input', 'globs'],
    ['a drive', { globs: ['C:/windows'] }, 'mcp/invalid_input', 'globs'],
    ['a home', { globs: ['~/notes'] }, 'mcp/invalid_input', 'globs'],
    ['backslashes', { globs: ['src\\a'] }, 'mcp/invalid_input', 'globs'],
    [
      'wildcards without end',
      { globs: [Array(30).fill('*a').join('/')] },
      'claim/glob_too_wild',
      'globs',
    ],
    ['nine hours', { globs: ['a'], minutes: 481 }, 'mcp/invalid_input', 'minutes'],
    ['a foreign task', { globs: ['a'], task_id: 'task_x' }, 'claim/no_such_task', 'task_id'],
    [
      'a foreign session',
      { globs: ['a'], session_id: 'sess_x' },
      'session/not_found',
      'session_id',
    ],
  ])('refuse %s', async (_, input, code, field) => {
    const answer = await coordinate<ClaimOutcomeReply>(mel, 'claim', { repo: newRepo(), ...input });
    expect(answer).toMatchObject({ status: 'error', error: { code, field } });
  });

  it('have a bound for each developer', async () => {
    const repo = newRepo();
    const before = await list();
    const own = before.claims.filter(({ is_mine }) => is_mine).length;
    for (let nth = own; nth < 50; nth += 1) {
      expect(
        (await coordinate<ClaimOutcomeReply>(mel, 'claim', { repo, globs: [`f${nth}`] })).status,
      ).toBe('ok');
    }
    const more = await coordinate<ClaimOutcomeReply>(mel, 'claim', { repo, globs: ['one-more'] });
    expect(more.error).toMatchObject({ code: 'claim/too_many' });
  });
});
