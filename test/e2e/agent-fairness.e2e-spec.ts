import type { TaskReply } from '@covibe/contracts';
import pg from 'pg';
import type { AgentCaller } from '../support/agent-caller.js';
import { agentsOf } from '../support/agents-of.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

describe('an agent that has lost its way', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let lost: AgentCaller;
  let calm: AgentCaller;

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme' });
    lost = await agentsOf(server, acme)(acme.member.id);
    calm = await agentsOf(server, acme)(acme.admin.id);
  });
  afterAll(() => server.stop());

  it('and another are both answered when 400 of their calls arrive at one moment', async () => {
    const { data } = await lost.session<{ session_id: string }>('start', { repo: 'acme' });
    const mine = data?.session_id;
    const calls = Array.from({ length: 400 }, (_, place) =>
      place % 2 === 0
        ? lost.session('heartbeat', { session_id: mine })
        : calm.call('covibe_feedback', { operation: 'list' }),
    );
    const answers = await Promise.all(calls);
    expect(answers.filter(({ status }) => status !== 'ok')).toEqual([]);
  });

  it('takes no place from another, however many of its calls are stuck', async () => {
    const { data } = await lost.task<{ task: TaskReply }>('start', { title: 'Stuck' });
    const task_id = data?.task.id;
    const holder = new pg.Client({ connectionString: server.database.ownerUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select 1 from tasks where id = $1 for update', [task_id]);
    const stuck = Array.from({ length: 60 }, () => lost.task('update', { task_id, scope: 'more' }));
    await new Promise((done) => setTimeout(done, 200));
    const answer = await calm.call('covibe_team', { operation: 'state' });
    await holder.query('rollback');
    await holder.end();
    await Promise.all(stuck);
    expect(answer).toMatchObject({ status: 'ok' });
  });
});
