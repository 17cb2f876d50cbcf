import {
  seedTenant,
  serverDatabase,
  type ServerDatabase,
} from '../../../../../test/support/server-database.js';
import type { Actor } from '../auth/actor.js';
import { Idempotency, KeyReused } from './idempotency.js';

describe('a retried request', () => {
  const idempotency = new Idempotency();
  let server: ServerDatabase;
  let actor: Actor;
  let runs = 0;

  beforeAll(async () => {
    server = await serverDatabase();
    actor = await seedTenant(server.asOwner, 'ours');
  });
  afterAll(() => server.stop());
  beforeEach(() => void (runs = 0));

  /** One use case that counts how often it really ran. */
  const call = (
    key: string | undefined,
    request: unknown,
    { who = actor, operation = 'task.start', fail = false } = {},
  ) =>
    server.tenants.within(who, (tx) =>
      idempotency.once(tx, who, { operation, key, request }, async () => {
        runs += 1;
        await tx.query('select pg_sleep(0.02)');
        if (fail) throw new Error('the work failed');
        return { zulu: runs, alpha: { text: 'größer', list: [3, 1, 2] }, none: null };
      }),
    );

  it('runs once and hears the same answer, to the letter', async () => {
    const first = await call('same', { title: 'a', tags: ['x'] });
    const second = await call('same', { tags: ['x'], title: 'a' });
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(runs).toBe(1);
  });

  it('is refused when its key was used for another request', async () => {
    await call('other', { title: 'a' });
    await expect(call('other', { title: 'b' })).rejects.toBeInstanceOf(KeyReused);
    await expect(call('other', { title: 'b' })).rejects.toMatchObject({
      status: 409,
      field: 'idempotency_key',
    });
    expect(runs).toBe(1);
  });

  it('runs once when two of it race', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => call('race', { title: 'a' })));
    expect(runs).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('may try again with the same key after a failure', async () => {
    await expect(call('fails', {}, { fail: true })).rejects.toThrow('the work failed');
    await expect(call('fails', {})).resolves.toMatchObject({ zulu: 2 });
  });

  it('runs every time without a key', async () => {
    await call(undefined, {});
    await call(undefined, {});
    expect(runs).toBe(2);
  });

  it('shares its key with no other operation and no other workspace', async () => {
    const other = await seedTenant(server.asOwner, 'others');
    await call('mine', {});
    await call('mine', {}, { operation: 'task.stop' });
    await call('mine', {}, { who: other });
    expect(runs).toBe(3);
  });

  it('keeps an answer of nothing apart from no answer', async () => {
    const nothing = () =>
      server.tenants.within(actor, (tx) =>
        idempotency.once(tx, actor, { operation: 'x', key: 'void', request: {} }, () => {
          runs += 1;
          return Promise.resolve(null);
        }),
      );
    expect(await nothing()).toBeNull();
    expect(await nothing()).toBeNull();
    expect(runs).toBe(1);
  });
});
