import { jest } from '@jest/globals';
import type { CheckReply, TaskReply } from '@covibe/contracts';
import { MeaningUpkeep } from '../../apps/server/src/features/overlap/meaning/meaning-upkeep.js';
import { OverlapSweep } from '../../apps/server/src/features/overlap/overlap-sweep.js';
import { drain } from '../../apps/server/src/platform/http/drain.js';
import type { AgentCaller } from '../support/agent-caller.js';
import { agentsOf } from '../support/agents-of.js';
import type { EmbeddingStub } from '../support/embedding-stub.js';
import { type EmbeddingWorld, embeddingWorld } from '../support/embedding-world.js';
import { ownerSql } from '../support/owner-sql.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { unlikeTitle } from '../support/unlike-title.js';

const KEY = 'sk-a-key-that-nobody-may-read';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SAVED_CARDS = 'Customers cannot pay with saved cards';
const STORED_METHODS = 'Stored payment methods are rejected at checkout';
/** One file of each is the same: enough to be mentioned, not enough to be asked about. */
const GREETING = {
  title: 'Greet newcomers warmly',
  repo: 'shop',
  paths: ['src/hello/mail.ts', 'src/hello/letter.ts'],
};
const WELCOME = {
  title: 'Bienvenida para todos',
  repo: 'shop',
  paths: ['src/hello/mail.ts', 'src/i18n/es.ts', 'src/start.ts'],
};
const IDEAS = [/saved cards|Stored payment/, /newcomers|Bienvenida/, /greenhouse roof|glass above/];

interface Begun {
  task: TaskReply | null;
}

describe('an embedding provider', () => {
  let world: EmbeddingWorld;
  let stub: EmbeddingStub;
  let server: TestApp;
  let ada: AgentCaller;
  let mel: AgentCaller;
  let upkeep: MeaningUpkeep;

  const begin = async (input: object, agent = ada) =>
    (await agent.task<Begun>('start', { ...input })).data?.task?.id ?? '';
  const checked = async (input: object, agent = mel) => {
    const { status, data } = await agent.task<CheckReply>('check', { ...input });
    return { status, ...(data as CheckReply) };
  };
  const meanings = () =>
    ownerSql<{ text_hash: string; dimensions: number }>(
      server.database,
      'select text_hash, octet_length(vector) as dimensions from overlap_meanings',
    );
  const hashOf = async (id: string) =>
    (
      await ownerSql<{ text_hash: string }>(
        server.database,
        'select text_hash from overlap_items where item_id = $1',
        [id],
      )
    )[0]?.text_hash;
  const trusted = async () => {
    stub.mood = 'good';
    world.later(HOUR_MS);
    await upkeep.learn();
    await checked({ title: unlikeTitle(`trusted at ${stub.asked.length}`) });
  };

  beforeAll(async () => {
    world = await embeddingWorld(IDEAS, KEY);
    ({ stub, server, ada, mel, upkeep } = world);
  });
  afterAll(() => world.stop());

  it('keeps nobody waiting before it has proved itself, and scores are as without one', async () => {
    await begin({ title: SAVED_CARDS, scope: 'The shop', description: 'Since Monday' });
    await begin(GREETING);
    expect(stub.asked).toEqual([]);
    expect(await checked({ title: STORED_METHODS })).toMatchObject({ status: 'ok', matches: [] });
    expect(await checked(WELCOME)).toMatchObject({ status: 'ok', requires_verdict: false });
  });

  it('reads title, scope and description of open work, in small batches, and nothing else', async () => {
    for (let nth = 0; nth < 16; nth += 1) await begin({ title: unlikeTitle(`batch ${nth}`) });
    await upkeep.learn();
    expect(stub.texts).toContain(`${SAVED_CARDS}\nThe shop\nSince Monday`);
    expect(stub.asked.map(({ fields }) => fields.join())).toEqual(
      stub.asked.map(() => 'input,model'),
    );
    expect(stub.asked.map(({ model }) => model)).toEqual(stub.asked.map(() => 'small'));
    expect(stub.asked.map(({ authorization }) => authorization)).toEqual(
      stub.asked.map(() => `Bearer ${KEY}`),
    );
    expect(Math.max(...stub.asked.map(({ input }) => input.length))).toBeLessThanOrEqual(16);
    expect(await meanings()).toHaveLength(18);
    const before = stub.asked.length;
    await upkeep.learn();
    expect(stub.asked).toHaveLength(before);
  });

  it('warns of the same work in other words, and says why', async () => {
    const check = await checked({ title: STORED_METHODS });
    expect(check.status).toBe('ok');
    expect(check.matches).toMatchObject([{ title: SAVED_CARDS, suppressed_by: null }]);
    expect(check.matches[0]?.reasons).toContain('means nearly the same');
    expect(check.matches[0]?.signals).toContainEqual({ name: 'meaning', value: 1 });
    const [warning] = await ownerSql<{ status: string }>(
      server.database,
      'select status from overlap_warnings where id = $1',
      [check.warning_id],
    );
    expect(warning?.status).toBe('informed');
  });

  it('asks for a verdict where something else says the same too', async () => {
    const check = await checked(WELCOME);
    expect(check).toMatchObject({ status: 'warning', requires_verdict: true });
    expect(check.candidates).toMatchObject([{ title: GREETING.title }]);
    const begun = await mel.task<Begun>('start', WELCOME);
    expect(begun).toMatchObject({ status: 'warning', data: { task: null } });
  });

  it('finds a reservation that shares no word with what is asked', async () => {
    await checked({ title: 'Mend the greenhouse roof' }, ada);
    const check = await checked({ title: 'Panes of glass above seedlings leak' });
    expect(check.matches).toMatchObject([{ status: 'reserved' }]);
  });

  it('is asked once about a text, and never of another workspace’s', async () => {
    await checked({ title: STORED_METHODS }, world.stranger);
    const before = stub.asked.length;
    const check = await checked({ title: STORED_METHODS }, world.stranger);
    expect(stub.asked).toHaveLength(before);
    expect(check.matches).toEqual([]);
  });

  it('is waited for outside any transaction, while somebody waits and in the background', async () => {
    const held: unknown[] = [];
    let looked = 0;
    stub.meanwhile = async () => {
      const open = () =>
        ownerSql<{ transaction: string }>(
          server.database,
          `select pid || ' since ' || xact_start as transaction from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`,
        );
      const before = await open();
      await new Promise((resolve) => setTimeout(resolve, 120));
      const after = (await open()).map(({ transaction }) => transaction);
      held.push(...before.filter(({ transaction }) => after.includes(transaction)));
      looked += 1;
    };
    await checked({ title: unlikeTitle('waited for by a check') });
    const planned = await mel.task<Begun>('plan', { title: unlikeTitle('waited for by a plan') });
    await begin({ title: unlikeTitle('waited for by a start') });
    await mel.call('covibe_workstream', {
      operation: 'check',
      title: unlikeTitle('waited for by a workstream'),
    });
    expect(looked).toBe(4);
    const task_id = planned.data?.task?.id;
    await mel.task('update', { task_id, description: unlikeTitle('edited') });
    await upkeep.learn();
    expect(looked).toBe(5);
    expect(held).toEqual([]);
    stub.meanwhile = () => Promise.resolve();
  });

  it('that does not take one text still tells of the others', async () => {
    stub.mood = 'failing';
    const odd = await begin({ title: `unspeakable ${unlikeTitle('odd')}` });
    const good = await begin({ title: unlikeTitle('good') });
    stub.mood = 'good';
    stub.refuses = /unspeakable/;
    await checked({ title: unlikeTitle('steady') });
    await upkeep.learn();
    const dimensions = async (id: string) => {
      const hash = await hashOf(id);
      return (await meanings()).find(({ text_hash }) => text_hash === hash)?.dimensions;
    };
    expect(await dimensions(odd)).toBe(0);
    expect(await dimensions(good)).toBeGreaterThan(0);
    const before = stub.asked.length;
    await upkeep.learn();
    expect(stub.asked).toHaveLength(before);
    stub.refuses = undefined;
  });

  it.each(['slow', 'failing', 'garbage', 'other dimensions', 'huge', 'moved', 'gone'] as const)(
    'that is %s costs a check little, a few checks anything, and none its answer',
    async (mood) => {
      await trusted();
      const { port } = new URL(stub.url);
      if (mood === 'gone') await stub.stop();
      else stub.mood = mood;
      const asked = stub.asked.length;
      const times: number[] = [];
      const rounds = 5;
      for (let nth = 0; nth < rounds; nth += 1) {
        const began = performance.now();
        const check = await checked({ title: unlikeTitle(`${mood} ${nth}`) });
        times.push(performance.now() - began);
        expect(check).toMatchObject({ status: 'ok', skipped: false });
        const signals = check.matches.flatMap((match) => match.signals.map(({ name }) => name));
        expect(signals).not.toContain('meaning');
      }
      expect(Math.max(...times)).toBeLessThan(3_000);
      if (mood === 'gone') await stub.open(Number(port));
      else expect(stub.asked.length - asked).toBe(3);
      const rested = stub.asked.length;
      await upkeep.learn();
      await checked({ title: unlikeTitle(`${mood} rests`) });
      expect(stub.asked).toHaveLength(rested);
    },
  );

  it('to which all is one is believed nothing', async () => {
    stub.mood = 'failing';
    for (let nth = 0; nth < 3; nth += 1) await checked({ title: unlikeTitle(`falls ${nth}`) });
    stub.mood = 'all one';
    world.later(HOUR_MS);
    await upkeep.learn();
    const before = stub.asked.length;
    await checked({ title: unlikeTitle('of another kind') });
    expect(stub.asked).toHaveLength(before);
  });

  it('is believed again when it answers as it should', async () => {
    await trusted();
    const check = await checked({ title: `${STORED_METHODS} again` });
    expect(check.matches).toMatchObject([{ title: SAVED_CARDS }]);
  });

  it('leaves no meaning behind of what is gone or says something else now', async () => {
    const sweep = server.app.get(OverlapSweep, { strict: false });
    const ended = await begin({ title: unlikeTitle('ends') });
    const edited = await begin({ title: unlikeTitle('is edited') });
    const [endedHash, editedHash] = [await hashOf(ended), await hashOf(edited)];
    const hashes = async () => (await meanings()).map(({ text_hash }) => text_hash);
    expect(await hashes()).toEqual(expect.arrayContaining([endedHash, editedHash]));
    await ada.task('complete', { task_id: ended });
    await ada.task('update', { task_id: edited, title: unlikeTitle('was edited') });
    await upkeep.learn();
    world.later(13 * DAY_MS);
    await sweep.sweep();
    await upkeep.clear();
    expect(await hashes()).toContain(endedHash);
    expect(await hashes()).not.toContain(editedHash);
    expect(await hashes()).toContain(await hashOf(edited));
    world.later(2 * DAY_MS);
    await sweep.sweep();
    await upkeep.clear();
    expect(await hashes()).not.toContain(endedHash);
    expect(await hashes()).toContain(await hashOf(edited));
  });

  it('is told of in the log without its key and without a text', () => {
    const lines = world.logged.filter((line) => line.includes('MeaningSource')).join('');
    expect(lines).toContain('the embedding provider answers');
    for (const fault of ['status 500', 'TimeoutError', 'no vectors', 'too much'])
      expect(lines).toContain(fault);
    expect(lines).not.toContain(KEY);
    expect(lines).not.toContain(STORED_METHODS);
  });

  it('that nobody named is never asked, and what an earlier one said is forgotten', async () => {
    const fetched = jest.spyOn(globalThis, 'fetch');
    const without = await testApp({ database: server.database });
    try {
      expect((await meanings()).length).toBeGreaterThan(0);
      const unasked = without.app.get(MeaningUpkeep, { strict: false });
      await unasked.learn();
      const agent = await agentsOf(without, world.acme)(world.acme.member.id);
      await checked({ title: STORED_METHODS }, agent);
      expect(fetched).not.toHaveBeenCalled();
      await unasked.clear();
      expect(await meanings()).toEqual([]);
    } finally {
      fetched.mockRestore();
      await drain(without.app);
    }
  });
});
