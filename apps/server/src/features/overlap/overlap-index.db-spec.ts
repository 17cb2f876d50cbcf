import fc from 'fast-check';
import {
  seedTenant,
  serverDatabase,
  type ServerDatabase,
} from '../../../../../test/support/server-database.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { OverlapIndexRepository } from './overlap-index.repository.js';
import { OverlapIndex } from './overlap-index.js';

const WORDS = ['cache', 'login', 'button', 'invoice', 'queue', 'retry', 'photo', 'export'];
const text = fc.record({
  title: fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
    .map((w) => w.join(' ')),
  scope: fc.option(fc.constantFrom('the public api', 'only the worker', 'src of the console')),
  paths: fc.subarray(['src/a.ts', 'src/b.ts', 'docs/index.md', 'src/deep/c.ts']),
});
const step = fc.record({ id: fc.integer({ min: 1, max: 6 }), drop: fc.boolean(), text });

describe('the index of work', () => {
  let server: ServerDatabase;
  let actor: Actor;
  let index: OverlapIndex;

  const idOf = (id: number) => `task_${id}`;
  const put = (id: number, work: { title: string }) =>
    server.tenants.within(actor, (tx) => index.put(tx, { id: idOf(id), type: 'task', text: work }));
  const drop = (...ids: number[]) =>
    server.tenants.within(actor, (tx) => index.drop(tx, ids.map(idOf)));
  /** Counts as they are kept, and as counting everything again would give them. */
  const counts = async () => {
    const [row] = await server.asOwner<{ kept: string; counted: string; postings: string }>(
      `select (select json_agg(t order by t.term)::text
                 from (select term, items from overlap_terms where items <> 0) t) as kept,
              (select json_agg(t order by t.term)::text
                 from (select term, count(*) as items from overlap_items, unnest(terms) as term
                        group by term
                       union all select 0, count(*) from overlap_items having count(*) > 0) t) as counted,
              (select json_agg(t order by t.term)::text
                 from (select term, count(*) as items from overlap_postings group by term
                       union all select 0, count(*) from overlap_items having count(*) > 0) t) as postings`,
    );
    return row ?? { kept: '', counted: '', postings: '' };
  };

  beforeAll(async () => {
    server = await serverDatabase();
    actor = await seedTenant(server.asOwner, 'acme');
    index = new OverlapIndex(new OverlapIndexRepository(), new Clock());
  });
  afterAll(() => server.stop());

  it('counts every term right after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const { id, drop: gone, text: work } of steps) {
          if (gone) await drop(id);
          else await put(id, work);
        }
        const { kept, counted, postings } = await counts();
        expect(kept).toBe(counted);
        expect(postings).toBe(counted);
      }),
      { numRuns: 25 },
    );
  });

  it('counts right when many edit at the same moment, and nobody waits for ever', async () => {
    for (let round = 0; round < 8; round += 1) {
      const all = Array.from({ length: 8 }, (_, nth) =>
        put(10 + (nth % 5), {
          title: [...WORDS, `round ${round}`].slice(nth % 4, 5 + nth).join(' '),
        }),
      );
      await Promise.all([...all, drop(10 + (round % 5), 1, 2)]);
    }
    const { kept, counted, postings } = await counts();
    expect(kept).toBe(counted);
    expect(postings).toBe(counted);
  });

  it('keeps a text that did not change as it is', async () => {
    await put(50, { title: 'Same text' });
    const stamp = () =>
      server.asOwner(`select xmin, indexed_at from overlap_items where item_id = 'task_50'`);
    const before = await stamp();
    await put(50, { title: ' same  TEXT' });
    expect((await stamp())[0]).toMatchObject({
      indexed_at: (before[0] as { indexed_at: Date }).indexed_at,
    });
  });

  it('takes titles of any script', async () => {
    for (const [place, title] of [
      '修复登录按钮',
      '🚀🔥',
      'ё'.repeat(200),
      '…',
      '\u202Eabc',
    ].entries()) {
      await put(60 + place, { title });
    }
    const { kept, counted } = await counts();
    expect(kept).toBe(counted);
  });
});
