import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckReply, TaskReply, VerdictReply } from '@covibe/contracts';
import { StartGate } from '../../apps/server/src/features/overlap/start-gate.js';
import { Clock } from '../../apps/server/src/platform/clock/clock.js';
import { TenantDb } from '../../apps/server/src/platform/database/tenant-db.js';
import type { AgentCaller } from '../support/agent-caller.js';
import { AgentCaller as Caller } from '../support/agent-caller.js';
import { agentsOf } from '../support/agents-of.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant, plantToken } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { unlikeTitle } from '../support/unlike-title.js';

interface Begun {
  task: TaskReply | null;
  check: CheckReply | null;
}

/** Works that share nothing with one another. */
const WORKS = [
  'Encrypt customer backups before upload',
  'Show sparkline charts beside each invoice',
  'Replace moment with native date formatting',
  'Paginate the audit trail by cursor',
  'Translate onboarding emails into Portuguese',
  'Measure cold start of the thumbnail worker',
];

describe('two servers and the same work at the same moment', () => {
  let one: TestApp;
  let two: TestApp;
  let acme: PlantedTenant;
  let ada: AgentCaller;
  let mel: AgentCaller;

  /** Somebody whose beginning of this work takes its time. */
  const holdingTurnOf = async (title: string) => {
    const gate = one.app.get(StartGate, { strict: false });
    const tenants = one.app.get(TenantDb, { strict: false });
    const place = { tenantId: acme.id, workspaceId: acme.workspaceIds[0] ?? '' };
    let release = () => {};
    let held: Promise<unknown> = Promise.resolve();
    await new Promise<void>((taken) => {
      held = tenants.within(place, async (tx) => {
        await gate.turn(tx, { subject: 'task', text: { title } });
        taken();
        await new Promise<void>((settle) => (release = settle));
      });
    });
    return { held, release: () => release() };
  };

  const agentOn = async (server: TestApp, developerId: string) => {
    const place = { tenantId: acme.id, workspaceId: acme.workspaceIds[0] ?? '', developerId };
    return new Caller(server, (await plantToken(one.database, place)).token);
  };

  beforeAll(async () => {
    one = await testApp();
    two = await testApp({ database: one.database });
    acme = await plantTenant(one.database, { name: 'acme' });
    ada = await agentOn(one, acme.admin.id);
    mel = await agentOn(two, acme.member.id);
  });
  afterAll(async () => {
    await two.app.close();
    await one.stop();
  });

  it.each(WORKS.slice(0, 3))('one starts freely, the other is asked: %s', async (title) => {
    const checks = await Promise.all([ada, mel].map((agent) => agent.task('check', { title })));
    expect(checks.map(({ error }) => error)).toEqual([undefined, undefined]);
    const begun = await Promise.all(
      [ada, mel].map((agent) => agent.task<Begun>('start', { title })),
    );
    expect(begun.filter(({ data }) => data?.task)).toHaveLength(1);
    const asked = begun.find(({ data }) => !data?.task);
    expect(asked).toMatchObject({
      status: 'warning',
      data: { check: { requires_verdict: true } },
    });
    const rows = await ownerSql(one.database, 'select id from tasks where title = $1', [title]);
    expect(rows).toHaveLength(1);
  });

  it('eight who never checked are let in one at a time', async () => {
    const title = WORKS[3] ?? '';
    const begun = await Promise.all(
      Array.from({ length: 8 }, (_, nth) => (nth % 2 ? ada : mel).task<Begun>('start', { title })),
    );
    expect(begun.filter(({ data }) => data?.task)).toHaveLength(1);
  });

  it('says the same in other words at the same moment, and one of the two is asked', async () => {
    const titles = ['Compress nightly log archives', 'Nightly compression of log archives'];
    const begun = await Promise.all(
      [ada, mel].map((agent, nth) => agent.task<Begun>('start', { title: titles[nth] })),
    );
    expect(begun.filter(({ data }) => data?.task)).toHaveLength(1);
    expect(begun.filter(({ data }) => data?.check?.requires_verdict)).toHaveLength(1);
  });

  it('does not keep waiting whose work has nothing in common with it', async () => {
    const { held, release } = await holdingTurnOf('Rotate the signing keys of webhooks');
    try {
      const began = performance.now();
      const unlike = await mel.task<Begun>('start', { title: unlikeTitle('nobody waits') });
      expect(unlike.data?.task).not.toBeNull();
      expect(performance.now() - began).toBeLessThan(1_500);
      const waits = mel.task<Begun>('start', { title: 'Rotate signing keys of the webhooks' });
      const first = await Promise.race([waits, sleep(300).then(() => 'still waiting')]);
      expect(first).toBe('still waiting');
      release();
      expect((await waits).data?.task).not.toBeNull();
    } finally {
      release();
      await held;
    }
  });

  it('whoever reserved first starts, whoever asked later is told of the reservation', async () => {
    const title = WORKS[4] ?? '';
    const first = await ada.task<CheckReply>('check', { title });
    expect(first.data?.candidates).toEqual([]);
    const later = await mel.task<CheckReply>('check', { title });
    expect(later).toMatchObject({
      status: 'warning',
      data: { candidates: [{ id: first.data?.check_id, status: 'reserved', owner: 'ada' }] },
    });
    const hasty = await mel.task<Begun>('start', { title });
    expect(hasty.data?.task).toBeNull();
    const started = await ada.task<Begun>('start', { title });
    expect(started).toMatchObject({ status: 'ok', data: { task: { title }, check: null } });
    // What was judged about the reservation holds for what became of it.
    const judged = await mel.task<VerdictReply>('verdict', {
      check_id: later.data?.check_id,
      verdicts: [
        { id: first.data?.check_id, verdict: 'different', reason: 'Mine are text messages.' },
      ],
    });
    expect(judged).toMatchObject({ status: 'ok', data: { may_start: true } });
    const freed = await mel.task<Begun>('start', { title });
    expect(freed).toMatchObject({ status: 'ok', data: { task: { title } } });
  });

  it('holds whatever the clocks of the servers say', async () => {
    const title = WORKS[5] ?? '';
    const ahead = 10 * 60_000;
    const clock = two.app.get(Clock, { strict: false });
    const now = clock.now.bind(clock);
    clock.now = () => new Date(now().getTime() + ahead);
    try {
      await mel.task('check', { title });
      const second = await ada.task<CheckReply>('check', { title });
      const begun = [
        await ada.task<Begun>('start', { title }),
        await mel.task<Begun>('start', { title }),
      ];
      expect(second.error).toBeUndefined();
      expect(begun.filter(({ data }) => data?.task)).toHaveLength(1);
    } finally {
      clock.now = now;
    }
  });

  it('asks one developer too who begins the same thing in two sessions', async () => {
    const title = 'Prune dangling feature flags of last year';
    const agent = await agentsOf(one, acme)(acme.admin.id);
    const session = async (host_session_id: string) => {
      const begun = await agent.session<{ session_id: string }>('start', { host_session_id });
      return begun.data?.session_id;
    };
    const [first, second] = [await session('one'), await session('two')];
    const again = async (session_id: string | undefined) =>
      (await agent.task<CheckReply>('check', { title, session_id })).data;
    expect((await again(first))?.candidates).toEqual([]);
    expect((await again(first))?.candidates).toEqual([]);
    expect(await again(second)).toMatchObject({ candidates: [{ status: 'reserved' }] });
    const begun = await agent.task<Begun>('start', { title, session_id: first });
    expect(begun.data?.task).not.toBeNull();
    const refused = await agent.task<Begun>('start', { title, session_id: second });
    expect(refused.data?.task).toBeNull();
  });
});
