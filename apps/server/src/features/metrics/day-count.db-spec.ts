import { METRIC_WORDS, type MetricCounts } from '@covibe/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import {
  seedTenant,
  type ServerDatabase,
  serverDatabase,
} from '../../../../../test/support/server-database.js';
import { DayCount } from './day-count.js';
import { DayCountRepository } from './day-count.repository.js';
import { COUNTED_EVENTS, noCounts } from './metric-counts.js';

const SHUFFLES = 500;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('2024-01-01T00:00:00Z');
const TYPES = [...Object.values(COUNTED_EVENTS), 'note.decision', 'paxel.started'];

interface Happened {
  id: string;
  at: Date;
  type: string;
  developer: string | null;
  repo: string | null;
  agent: string | null;
}

/** A small generator of its own, so that a failing case can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('counted days', () => {
  let server: ServerDatabase;
  let actor: Actor;
  const repository = new DayCountRepository();

  beforeAll(async () => {
    server = await serverDatabase();
    actor = await seedTenant(server.asOwner, 'counted');
  });
  afterAll(() => server.stop());

  const insert = (events: readonly Happened[]) =>
    server.asOwner(
      `insert into work_events (workspace_id, occurred_at, id, type, actor_developer_id, actor_via,
                                agent_type, subject_type, payload_json)
       select $1, (e->>'at')::timestamptz, e->>'id', e->>'type', e->>'developer', 'agent',
              e->>'agent', split_part(e->>'type', '.', 1),
              case when e->>'repo' is null then '{}' else jsonb_build_object('repo', e->>'repo') end
         from jsonb_array_elements($2::jsonb) e
       on conflict (workspace_id, occurred_at, id) do nothing`,
      [actor.workspaceId, JSON.stringify(events)],
    );
  const count = (day: string) =>
    server.tenants.within(actor, (tx) => repository.count(tx, day, new Date()));
  const counted = (
    table: 'developer_days' | 'project_days' | 'project_developer_days' | 'counted_days',
    day: string,
  ) =>
    server.asOwner<Record<string, unknown>>(
      `select * from ${table} where workspace_id = $1 and day = $2::date`,
      [actor.workspaceId, day],
    );

  it(`equal the events themselves under ${SHUFFLES} shuffles and duplicates of a day`, async () => {
    for (let seed = 0; seed < SHUFFLES; seed += 1) {
      const random = randomFrom(seed);
      const start = FIRST_DAY + seed * DAY_MS;
      const day = new Date(start).toISOString().slice(0, 10);
      const events = aDay(random, start);
      const sent = shuffled(random, [...events, ...events.filter(() => random() < 0.3)]);
      const cut = Math.floor(random() * sent.length);
      await insert(sent.slice(0, cut));
      if (random() < 0.5) await count(day);
      await insert(sent.slice(cut));
      for (let times = 1 + Math.floor(random() * 2); times > 0; times -= 1) await count(day);

      const truth = events.filter((one) => one.developer !== null && one.type !== 'paxel.started');
      expect({ seed, rows: keyed(await counted('developer_days', day), ['developer_id']) }).toEqual(
        {
          seed,
          rows: added(truth, ({ developer }) => [developer ?? '']),
        },
      );
      expect({ seed, rows: keyed(await counted('counted_days', day), []) }).toEqual({
        seed,
        rows: { '': { ...noCounts(), events: 0 }, ...added(truth, () => []) },
      });
      const projectKey = ['repo', 'agent_type'];
      expect({ seed, rows: keyed(await counted('project_days', day), projectKey) }).toEqual({
        seed,
        rows: added(truth, ({ repo, agent }) => [repo ?? '', agent ?? '']),
      });
      const ownKey = ['repo', 'developer_id'];
      expect({ seed, rows: keyed(await counted('project_developer_days', day), ownKey) }).toEqual({
        seed,
        rows: added(truth, ({ repo, developer }) => [repo ?? '', developer ?? '']),
      });
    }
  }, 120_000);

  it('are those on which something happened since the last count', async () => {
    const own = await seedTenant(server.asOwner, 'changed-days');
    const jobs = new Jobs(server.connections, server.system, server.tenants);
    const job = new DayCount(jobs, repository, new Clock());
    const add = (ago: string, id: string) =>
      server.asOwner(
        `insert into work_events (workspace_id, occurred_at, id, type, actor_developer_id, actor_via)
         values ($1, now() - $2::interval, $3, 'task.completed', $4, 'agent')`,
        [own.workspaceId, ago, id, own.developerId],
      );
    const completed = async () => {
      const rows = await server.asOwner<{ completed: number }>(
        'select completed from developer_days where workspace_id = $1 order by day',
        [own.workspaceId],
      );
      return rows.map((row) => row.completed);
    };
    await add('40 days', 'evt_old');
    await add('0 days', 'evt_now');
    await job.countAll();
    expect(await completed()).toEqual([1, 1]);

    await add('0 days', 'evt_next');
    await job.countAll();
    await job.countAll();
    expect(await completed()).toEqual([1, 2]);
  });
});

function aDay(random: () => number, start: number): Happened[] {
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value;
  return Array.from({ length: 5 + Math.floor(random() * 25) }, (_, place) => ({
    id: `evt_${start}_${place}`,
    // The first and the last moment of a day belong to it.
    at: new Date(start + pick([0, DAY_MS - 1, Math.floor(random() * DAY_MS)])),
    type: pick(TYPES),
    developer: pick(['dev_a', 'dev_b', 'dev_c', null]),
    repo: pick(['shop', 'site', null]),
    agent: pick(['codex', 'claude-code', null]),
  }));
}

function shuffled<Value>(random: () => number, values: Value[]): Value[] {
  for (let place = values.length - 1; place > 0; place -= 1) {
    const other = Math.floor(random() * (place + 1));
    [values[place], values[other]] = [values[other] as Value, values[place] as Value];
  }
  return values;
}

type Counted = Record<string, MetricCounts & { events: number }>;

function added(events: readonly Happened[], keyOf: (one: Happened) => string[]): Counted {
  const sums: Counted = {};
  for (const one of events) {
    const sum = (sums[keyOf(one).join('|')] ??= { ...noCounts(), events: 0 });
    sum.events += 1;
    for (const word of METRIC_WORDS) if (COUNTED_EVENTS[word] === one.type) sum[word] += 1;
  }
  return sums;
}

function keyed(rows: readonly Record<string, unknown>[], key: readonly string[]): Counted {
  return Object.fromEntries(
    rows.map((row) => [
      key.map((name) => String(row[name])).join('|'),
      Object.fromEntries([...METRIC_WORDS, 'events'].map((name) => [name, row[name]])),
    ]),
  ) as unknown as Counted;
}
