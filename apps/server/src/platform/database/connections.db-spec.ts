import { setTimeout as sleep } from 'node:timers/promises';
import {
  serverDatabase,
  type ServerDatabase,
} from '../../../../../test/support/server-database.js';
import { fromDatabase } from '../errors/database-fault.js';

const BACKEND = 'select pg_backend_pid() as pid';

describe('the connections to the database', () => {
  let server: ServerDatabase;

  beforeEach(async () => {
    server = await serverDatabase({ poolSize: 1 });
  });
  afterEach(() => server.stop());

  const backend = async () => (await server.connections.query<{ pid: number }>(BACKEND))[0]?.pid;
  const faultOf = (work: Promise<unknown>) => work.catch((fault: unknown) => fault);

  it('are used again', async () => {
    expect(await backend()).toBe(await backend());
  });

  it('survive that one is cut off between two uses', async () => {
    const before = await backend();
    await server.asOwner('select pg_terminate_backend($1)', [before]);
    await sleep(100);
    expect(await backend()).not.toBe(before);
  });

  it('survive that one is cut off while it is lent, and say so as a passing fault', async () => {
    const fault = await faultOf(
      server.connections.transaction(async (connection) => {
        const { rows } = await connection.query<{ pid: number }>(BACKEND);
        await server.asOwner('select pg_terminate_backend($1)', [rows[0]?.pid]);
        await sleep(100);
        await connection.query('select 1');
      }),
    );
    expect(fromDatabase(fault)).toMatchObject({ status: 503 });
    expect(await backend()).toBeGreaterThan(0);
  });

  it('give one up that falls silent within two seconds', async () => {
    const silent = await backend();
    process.kill(Number(silent), 'SIGSTOP');
    try {
      const began = performance.now();
      const fault = await faultOf(server.connections.transaction(() => Promise.resolve()));
      expect(performance.now() - began).toBeLessThan(2_000);
      expect(fromDatabase(fault)).toMatchObject({ status: 503 });
      expect(await backend()).not.toBe(silent);
    } finally {
      process.kill(Number(silent), 'SIGCONT');
    }
  });

  it('are refused within two seconds while all are lent', async () => {
    let release = () => {};
    const held = server.connections.transaction(
      () => new Promise<void>((settle) => (release = settle)),
    );
    const began = performance.now();
    const fault = await faultOf(backend());
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(fromDatabase(fault)).toMatchObject({ status: 503, retryAfter: 2 });
    release();
    await held;
  });

  it('say which statement failed first, whichever is heard first', async () => {
    const work = server.connections.transaction(async (lent) => {
      lent.query('select 1 / 0').catch(() => undefined);
      await lent.query('select 1');
    });
    expect(await faultOf(work)).toMatchObject({ code: '22012' });
  });

  it('say that a transaction failed only where nothing was written', async () => {
    const kept = server.connections.transaction(async (lent) => {
      await lent.query('savepoint tried');
      lent.sendOff('select 1 / $1::integer', [0]);
      await lent.query('rollback to savepoint tried');
    });
    await expect(kept).resolves.toBeUndefined();
    const lost = server.connections.transaction((lent) => {
      lent.sendOff('select 1 / $1::integer', [0]);
      return Promise.resolve();
    });
    expect(await faultOf(lost)).toMatchObject({ code: '22012' });
  });

  it('let a crowd wait its turn for as long as the database answers', async () => {
    const began = performance.now();
    const nap = () => server.connections.transaction((lent) => lent.query('select pg_sleep(0.1)'));
    const crowd = await Promise.allSettled(Array.from({ length: 30 }, nap));
    expect(crowd.filter(({ status }) => status === 'rejected')).toEqual([]);
    // The last ones waited longer than anybody waits for a database that is silent.
    expect(performance.now() - began).toBeGreaterThan(2_500);
  });

  it('plan what is asked often once, and again when its table has changed', async () => {
    const ask = () => server.connections.query('select * from often where id = $1', [1]);
    await server.asOwner('create table often (id integer primary key)');
    await server.asOwner('grant select on often to covibe_app');
    for (let nth = 0; nth < 30; nth += 1) expect(await ask()).toEqual([]);
    const kept = await server.connections.query<{ calls: number }>(
      `select (generic_plans + custom_plans)::integer as calls from pg_prepared_statements
        where statement like '%from often%'`,
    );
    expect(kept).toEqual([{ calls: 11 }]);
    await server.asOwner('alter table often add column more text');
    await server.asOwner('insert into often values (1, $1)', ['new']);
    expect(fromDatabase(await faultOf(ask()))).toMatchObject({ status: 503 });
    expect(await ask()).toEqual([{ id: 1, more: 'new' }]);
  });

  it('run no statement for longer than five seconds', async () => {
    const began = performance.now();
    const fault = await faultOf(server.connections.query('select pg_sleep(30)'));
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(fromDatabase(fault)).toMatchObject({ status: 503 });
  });
});
