import type { TaskStatus } from '@covibe/contracts';
import fc from 'fast-check';
import type { AgentCaller } from '../support/agent-caller.js';
import { agentsOf } from '../support/agents-of.js';
import { ownerSql } from '../support/owner-sql.js';
import { plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { unlikeTitle } from '../support/unlike-title.js';

/** `npm run test:faults` walks many more lives. */
const LIVES = process.env.COVIBE_LONG === '1' ? 200 : 12;

const VERBS = ['start_planned', 'block', 'unblock', 'complete', 'cancel', 'update'] as const;
type Verb = (typeof VERBS)[number];

/** The life of a task as the product promises it, written down apart from the code under test. */
const PROMISED: Record<TaskStatus, Partial<Record<Verb, TaskStatus>>> = {
  planned: { start_planned: 'active', cancel: 'cancelled', update: 'planned' },
  active: { block: 'blocked', complete: 'done', cancel: 'cancelled', update: 'active' },
  blocked: { unblock: 'active', complete: 'done', cancel: 'cancelled', update: 'blocked' },
  done: { complete: 'done' },
  cancelled: {},
};

describe('any life of a task', () => {
  let server: TestApp;
  let agent: AgentCaller;

  beforeAll(async () => {
    server = await testApp();
    const acme = await plantTenant(server.database, { name: 'acme' });
    agent = await agentsOf(server, acme)(acme.member.id);
  });
  afterAll(() => server.stop());

  it('takes only the promised turns, and writes each of them down once', async () => {
    let lives = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...VERBS), { maxLength: 8 }), async (verbs) => {
        lives += 1;
        const title = unlikeTitle(`life ${lives}`);
        const planned = await agent.task<{ task: { id: string } }>('plan', { title });
        const task_id = planned.data?.task.id ?? '';
        let status: TaskStatus = 'planned';
        let turns = 1;
        for (const verb of verbs) {
          const next: TaskStatus | undefined = PROMISED[status][verb];
          const answer = await agent.task<{ task: { status: TaskStatus } }>(verb, {
            task_id,
            ...(verb === 'block' || verb === 'cancel' ? { reason: 'it is so' } : {}),
            // Two lives that say the same would be asked about.
            ...(verb === 'update' ? { scope: title } : {}),
          });
          expect(answer.data?.task.status).toBe(next);
          if (next && !(verb === 'complete' && status === 'done')) turns += 1;
          status = next ?? status;
        }
        const events = await ownerSql(
          server.database,
          'select 1 from work_events where subject_id = $1',
          [task_id],
        );
        expect(events).toHaveLength(turns);
      }),
      { numRuns: LIVES },
    );
  });

  it('begins once when two agents of one developer start it at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const planned = await agent.task<{ task: { id: string } }>('plan', {
        title: `Race ${round}`,
      });
      const task_id = planned.data?.task.id;
      const answers = await Promise.all(
        [1, 2, 3, 4].map(() => agent.task('start_planned', { task_id })),
      );
      expect(answers.filter(({ error }) => error === undefined)).toHaveLength(1);
      for (const { error } of answers) {
        if (error) expect(error.code).toBe('task/wrong_state');
      }
    }
  });
});
