import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Spool } from './spool.js';

describe('the spool', () => {
  let folder: string;
  let spool: Spool;
  const all = (events: object[]) => Promise.resolve({ acknowledged: events.length });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'covibe-spool-'));
    spool = new Spool(folder, 'http://localhost:3000', 'codex');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('hands over in order, in batches, and is empty afterwards', async () => {
    for (let n = 0; n < 1_200; n += 1) spool.append({ n });
    const got: object[] = [];
    const sizes: number[] = [];
    const taken = await spool.flush((events) => {
      got.push(...events);
      sizes.push(events.length);
      return all(events);
    });
    expect([taken, sizes]).toEqual([1_200, [500, 500, 200]]);
    expect(got).toEqual(Array.from({ length: 1_200 }, (_, n) => ({ n })));
    expect(readdirSync(join(folder, 'spool'))).toEqual([]);
    expect(await spool.flush(all)).toBe(0);
  });

  it('keeps what was not acknowledged, and sends it first the next time', async () => {
    for (let n = 0; n < 5; n += 1) spool.append({ n });
    const receipts = [{ acknowledged: 2 }, undefined];
    expect(await spool.flush(() => Promise.resolve(receipts.shift()))).toBe(2);
    spool.append({ n: 5 });
    expect(spool.backlog().waiting).toBe(4);
    const got: object[] = [];
    const note = (events: object[]) => {
      got.push(...events);
      return all(events);
    };
    await spool.flush(note);
    await spool.flush(note);
    expect(got).toEqual([{ n: 2 }, { n: 3 }, { n: 4 }, { n: 5 }]);
  });

  it('has one sender at a time', async () => {
    spool.append({ n: 0 });
    const inner: number[] = [];
    await spool.flush(async (events) => {
      inner.push(await spool.flush(all));
      return all(events);
    });
    expect(inner).toEqual([0]);
  });

  const noted = (got: object[]) => (events: object[]) => {
    got.push(...events);
    return all(events);
  };

  it('sets aside and counts what a crash has torn, and loses nothing beside it', async () => {
    spool.append({ n: 0 });
    const [name = ''] = readdirSync(join(folder, 'spool'));
    const file = join(folder, 'spool', name);
    for (const torn of ['{"n": 1, "ha\n', 'null\n', '{"n": 2, "without an e']) {
      appendFileSync(file, torn);
      spool.append({ n: torn.length });
    }
    const got: object[] = [];
    await spool.flush(noted(got));
    expect(got).toEqual([{ n: 0 }, { n: 13 }, { n: 5 }, { n: 22 }]);
    expect(spool.backlog()).toEqual({ waiting: 0, dropped: 0, unreadable: 3 });
  });

  it('lets go of what is excluded while it is being sent', async () => {
    for (let n = 0; n < 1_000; n += 1) spool.append({ n, repo: n % 2 ? 'secret' : 'app' });
    const got: { n: number; repo: string }[] = [];
    await spool.flush((events) => {
      spool.forget('secret');
      spool.append({ n: 1_000, repo: 'app' });
      return noted(got)(events);
    });
    await spool.flush(noted(got));
    expect(got.filter(({ n, repo }) => n >= 500 && repo === 'secret')).toEqual([]);
    const others = got.filter(({ repo }) => repo === 'app').map(({ n }) => n);
    const expected = Array.from({ length: 501 }, (_, nth) => nth * 2);
    expect([...new Set(others)]).toEqual(expected);
  });

  it('is not held up by the mark of a dead sender from a clock that ran ahead', async () => {
    spool.append({ n: 0 });
    await spool.flush(() => Promise.resolve(undefined));
    const [name = ''] = readdirSync(join(folder, 'spool'));
    const claim = join(folder, 'spool', name.replace('.sending', '.claim'));
    writeFileSync(claim, '1');
    const tomorrow = new Date(Date.now() + 86_400_000);
    utimesSync(claim, tomorrow, tomorrow);
    expect(await spool.flush(all)).toBe(1);
  });

  it('is bounded, lets the oldest go, and counts them', () => {
    const [big, half] = ['x'.repeat(1_000_000), 5];
    for (let n = 0; n < half * 3; n += 1) spool.append({ n, big });
    const { waiting, dropped } = spool.backlog();
    expect(waiting + dropped).toBe(half * 3);
    expect(waiting).toBeLessThanOrEqual(half * 2);
    expect(dropped).toBeGreaterThan(0);
  });

  it('takes over from a sender that died', async () => {
    spool.append({ n: 0 });
    await spool.flush(() => Promise.resolve(undefined));
    const [name = ''] = readdirSync(join(folder, 'spool'));
    expect(name).toMatch(/\.sending$/);
    writeFileSync(join(folder, 'spool', name.replace('.sending', '.claim')), '1');
    expect(await spool.flush(all)).toBe(0);
    // A number that no living process has.
    writeFileSync(join(folder, 'spool', name.replace('.sending', '.claim')), '4194305');
    expect(await spool.flush(all)).toBe(1);
  });
});
