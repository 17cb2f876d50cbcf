import { AUDITS, type AuditReply, type StateReply } from '@covibe/contracts';
import { AuditReply as AuditShape, LatestAuditReply } from '@covibe/contracts/dto';
import type { AgentCaller } from '../support/agent-caller.js';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { ownerSql } from '../support/owner-sql.js';
import type { PlantedTenant } from '../support/planted-tenant.js';
import type { TestApp } from '../support/test-app.js';
import { twoAgents } from '../support/two-agents.js';

const WORK = {
  repo: 'shop',
  component: 'server',
  scope: 'Rate limiting of the checkout endpoints with a token bucket in Redis.',
  paths: ['src/checkout/rate-limit.ts'],
};
const TITLES = ['Add rate limiting to checkout', 'Rate limiting for the checkout'];

describe('an audit', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let ada: AgentCaller;
  let mel: AgentCaller;

  const audit = async (agent: AgentCaller, input = {}) => {
    const { data } = await agent.call<{ audit: AuditReply }>('covibe_team', {
      operation: 'audit',
      ...input,
    });
    return data?.audit;
  };
  const latest = async () => {
    const person = await BrowserPerson.signedIn(server, acme.member.id);
    return expectReply(LatestAuditReply, await person.get(AUDITS.latest.path)).audit;
  };
  /** As if nobody had asked the last one a moment ago. */
  const later = () =>
    ownerSql(
      server.database,
      `update work_events set occurred_at = occurred_at - interval '1 minute' where type = 'audit.completed'`,
    );
  /** Plans work in the console, where a likely duplicate may be confirmed. */
  const plan = async (developerId: string, title: string, more = {}) => {
    const person = await BrowserPerson.signedIn(server, developerId);
    const reply = await person.send('POST', '/api/tasks', {
      title,
      ...WORK,
      ...more,
      confirm: true,
    });
    const { task } = JSON.parse(reply.body) as { task: { id: string } };
    return task.id;
  };

  beforeAll(async () => {
    ({ server, acme, ada, mel } = await twoAgents());
  });
  afterAll(() => server.stop());

  it('is nothing before the first, and finds nothing where nothing is', async () => {
    expect(await latest()).toBeNull();
    expect(await audit(ada)).toMatchObject({ compared: 0, clusters: [], settled: 0 });
    await later();
  });

  it('finds what two people do alike, with reasons, and nothing else', async () => {
    const first = await plan(acme.admin.id, TITLES[0] ?? '');
    const second = await plan(acme.member.id, TITLES[1] ?? '');
    await plan(acme.member.id, 'Translate the invoices into Danish', {
      scope: 'Words of the invoice mails.',
      paths: ['i18n/da.json'],
      component: 'client',
    });
    // What was confirmed when it was planned is settled; here nobody had been asked.
    await ownerSql(server.database, 'delete from scope_verdicts');
    const found = await audit(ada);
    expect(found).toMatchObject({ compared: 3, agent_type: 'claude-code', by: { handle: 'ada' } });
    expect(found?.clusters).toHaveLength(1);
    const [cluster] = found?.clusters ?? [];
    expect(cluster?.work.map(({ id }) => id).sort()).toEqual([first, second].sort());
    expect(cluster).toMatchObject({ untrusted: true });
    expect(cluster?.score).toBeGreaterThanOrEqual(0.6);
    expect(cluster?.pairs[0]?.reasons.length).toBeGreaterThan(0);
    const again = await latest();
    expect(again?.id).toBe(found?.id);
    expect(again?.clusters).toHaveLength(1);
  });

  it('is given again to whoever asks at once, and stands in the state of the team', async () => {
    const before = await latest();
    expect((await audit(mel))?.id).toBe(before?.id);
    const state = await mel.call<StateReply>('covibe_team', { operation: 'state' });
    expect(state.data?.audit_conflicts).toMatchObject([{ untrusted: true }]);
    const person = await BrowserPerson.signedIn(server, acme.member.id);
    const { audit_conflicts } = (await person.get('/api/state')).json<StateReply>();
    expect(audit_conflicts).toHaveLength(1);
  });

  it('forgets a conflict when both sides are over, and not before', async () => {
    const ids = (await latest())?.clusters[0]?.work.map(({ id }) => id) ?? [];
    const [first = '', second = ''] = ids;
    const cancel = async (id: string) => {
      const admin = await BrowserPerson.signedIn(server, acme.admin.id);
      await admin.send('POST', `/api/tasks/${id}/cancel`, { reason: 'Done twice.' });
    };
    await cancel(first);
    expect(await latest()).toMatchObject({ clusters: [expect.anything()], settled: 0 });
    await cancel(second);
    expect(await latest()).toMatchObject({ clusters: [], settled: 1 });
    const state = await mel.call<StateReply>('covibe_team', { operation: 'state' });
    expect(state.data?.audit_conflicts).toEqual([]);
  });

  it('can be asked for in the console, of one repository', async () => {
    await later();
    await plan(acme.admin.id, TITLES[0] ?? '', { repo: 'other' });
    const person = await BrowserPerson.signedIn(server, acme.member.id);
    const reply = await person.send('POST', AUDITS.run.path, { repo: 'other' });
    expect(expectReply(AuditShape, reply)).toMatchObject({ compared: 1, by: { handle: 'mel' } });
    const wrong = await person.send('POST', AUDITS.run.path, { repo: '../etc' });
    expect(wrong.statusCode).toBe(400);
    const events = await ownerSql<{ type: string }>(
      server.database,
      `select type from work_events where type = 'audit.completed'`,
    );
    expect(events).toHaveLength(3);
  });

  it('names nobody who is private', async () => {
    await later();
    await plan(acme.member.id, TITLES[1] ?? '', { repo: 'other' });
    await ownerSql(server.database, 'delete from scope_verdicts');
    await ownerSql(
      server.database,
      `update developers set visibility = 'private' where handle = 'mel'`,
    );
    const found = await audit(ada, { repo: 'other' });
    expect(found?.clusters[0]?.work.map(({ owner }) => owner.name).sort()).toEqual([
      'Private teammate',
      'ada',
    ]);
    await ownerSql(
      server.database,
      `update developers set visibility = 'public' where handle = 'mel'`,
    );
  });

  it('looks through a full workspace quickly', async () => {
    await later();
    await ownerSql(
      server.database,
      `insert into tasks (workspace_id, id, workstream_id, developer_id, title, title_key, scope, repo,
                          paths, status, created_at, updated_at)
       select w.workspace_id, 'task_' || lpad(n::text, 26, '0'), w.id, w.developer_id,
              'Rework part ' || n || ' of the ' || (array['harbour', 'crane', 'pier'])[1 + n % 3],
              'rework ' || n, 'Changes module ' || (n * 7919) || ' and its neighbours.', 'shop',
              array['src/part' || n || '/a.ts'], 'active', now(), now() + n * interval '1 millisecond'
         from generate_series(1, 1500) n, (select * from workstreams limit 1) w`,
    );
    const began = performance.now();
    const found = await audit(ada);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(found?.compared).toBe(500);
  });
});
