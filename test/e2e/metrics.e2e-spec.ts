import { jest } from '@jest/globals';
import { METRICS } from '@covibe/contracts';
import {
  DeveloperProfileReply,
  MetricsDevelopersReply,
  MetricsOverviewReply,
} from '@covibe/contracts/dto';
import { DayCount } from '../../apps/server/src/features/metrics/day-count.js';
import { TenantTx } from '../../apps/server/src/platform/database/tenant-tx.js';
import { AgentCaller } from '../support/agent-caller.js';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant, plantToken } from '../support/planted-tenant.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';
import { type TestApp, testApp } from '../support/test-app.js';

describe('the figures of a team', () => {
  let server: TestApp;
  let database: ServerDatabase;
  let acme: PlantedTenant;
  let ada: BrowserPerson;
  let mel: BrowserPerson;

  beforeAll(async () => {
    server = await testApp();
    database = await serverDatabase({ database: server.database });
    acme = await plantTenant(server.database, { name: 'acme' });
    ada = await BrowserPerson.signedIn(server, acme.admin.id);
    mel = await BrowserPerson.signedIn(server, acme.member.id);
    await work();
    await server.app.get(DayCount).countAll();
  });
  afterAll(async () => {
    await database.stop();
    await server.stop();
  });

  /** Mel's Codex completes one task in `shop`, leaves one active in `site` and stays in session. */
  async function work(): Promise<void> {
    const owner = {
      tenantId: acme.id,
      workspaceId: acme.workspaceIds[0] ?? '',
      developerId: acme.member.id,
    };
    const { token } = await plantToken(server.database, owner, { agentType: 'codex' });
    const codex = new AgentCaller(server, token);
    await codex.session('start', { repo: 'shop', host_session_id: 'thread-1' });
    const done = await codex.task<{ task: { id: string } }>('start', {
      title: 'Sort the basket by price',
      repo: 'shop',
    });
    await codex.task('complete', { task_id: done.data?.task.id, result_summary: 'sorted' });
    await codex.task('start', { title: 'Draw the landing page', repo: 'site' });
  }
  const ask = async (person: BrowserPerson, query = '') =>
    expectReply(MetricsOverviewReply, await person.get(`${METRICS.overview.path}${query}`));
  const profile = (person: BrowserPerson, handle: string) =>
    person.get(METRICS.developer.path.replace(':handle', handle));

  it('count what was done, by project, developer and agent', async () => {
    const { current, previous, projects, days, live_sessions, period } = await ask(ada);
    expect(current).toMatchObject({ completed: 1, started: 2, sessions: 1 });
    expect(Object.values(previous)).toEqual(Object.values(previous).map(() => 0));
    const shop = projects.find(({ repo }) => repo === 'shop');
    expect(shop).toMatchObject({ active: 0, current: { completed: 1 } });
    expect(shop?.developers).toBeNull();
    expect(shop?.agents).toMatchObject([{ agent_type: 'codex', counts: { completed: 1 } }]);
    expect(projects.find(({ repo }) => repo === 'site')).toMatchObject({ active: 1 });
    expect(days).toHaveLength(30);
    expect(days.at(-1)).toMatchObject({ completed: 1, started: 2 });
    expect(live_sessions).toMatchObject([{ state: 'active', agent_type: 'codex' }]);
    expect(period.counted_at).not.toBeNull();
  });

  it('are of one project where one is asked for', async () => {
    const { current, projects } = await ask(ada, '?repo=site&days=7');
    expect(current).toMatchObject({ completed: 0, started: 1 });
    expect(projects.map(({ repo }) => repo)).toEqual(['site']);
    expect(projects[0]?.developers).toMatchObject([
      { developer: { handle: 'mel' }, counts: { started: 1 } },
    ]);
  });

  it('name every developer, also those who did nothing', async () => {
    const reply = await ada.get(`${METRICS.developers.path}?days=14`);
    const { developers } = expectReply(MetricsDevelopersReply, reply);
    expect(developers.map(({ developer }) => developer.handle)).toEqual(['ada', 'mel']);
    expect(developers[1]).toMatchObject({
      active_tasks: 1,
      live_sessions: 1,
      current: { completed: 1 },
    });
    expect(developers[1]?.trend).toEqual([...new Array<number>(13).fill(0), 1]);
    expect(developers[0]).toMatchObject({ last_seen_at: null, current: { completed: 0 } });
  });

  it('make a profile with a grid of half a year and the sessions', async () => {
    const shown = expectReply(DeveloperProfileReply, await profile(ada, 'mel'));
    expect(shown.grid).toHaveLength(182);
    expect(shown.grid.at(-1)?.events).toBeGreaterThan(3);
    expect(shown.sessions).toMatchObject([{ agent_type: 'codex' }]);
    expect(shown).toMatchObject({ is_mine: false, current: { completed: 1 } });
  });

  it('are read from counted days, never from events', async () => {
    const asked = jest.spyOn(TenantTx.prototype, 'query');
    const statements = async (path: string): Promise<string[]> => {
      asked.mockClear();
      expect((await ada.get(path)).statusCode).toBe(200);
      return asked.mock.calls.map(([sql]) => sql);
    };
    const pages = [
      await statements(METRICS.overview.path),
      await statements(`${METRICS.overview.path}?repo=shop&days=90`),
      await statements(METRICS.developers.path),
      await statements(METRICS.developer.path.replace(':handle', 'mel')),
    ];
    asked.mockRestore();
    expect(pages.map(({ length }) => length)).toEqual([5, 7, 3, 4]);
    for (const sql of pages.flat()) expect(sql).not.toContain('work_events');
  });

  it('refuse a range nobody offers', async () => {
    const reply = await ada.get(`${METRICS.overview.path}?days=31`);
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ field: 'days' });
  });

  it('of a private developer stand together as nobody, and their profile is a 404', async () => {
    await database.asOwner(`update developers set visibility = 'private' where id = $1`, [
      acme.member.id,
    ]);
    const { projects, current } = await ask(ada, '?repo=shop');
    expect(current.completed).toBe(1);
    expect(projects[0]?.developers).toMatchObject([{ developer: { id: null, handle: 'private' } }]);
    const reply = await ada.get(METRICS.developers.path);
    expect(reply.body).not.toContain('mel');
    const [hidden, unknown] = [await profile(ada, 'mel'), await profile(ada, 'nobody-at-all')];
    expect(hidden.statusCode).toBe(404);
    expect({ ...hidden.json(), request_id: '' }).toEqual({ ...unknown.json(), request_id: '' });
    expect((await profile(mel, 'mel')).statusCode).toBe(200);
  });
});
