import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

  it('skips a line that a crash has torn', async () => {
    spool.append({ n: 0 });
    const [name = ''] = readdirSync(join(folder, 'spool'));
    appendFileSync(join(folder, 'spool', name), '{"n": 1, "ha\n');
    spool.append({ n: 2 });
    const got: object[] = [];
    await spool.flush((events) => {
      got.push(...events);
      return all(events);
    });
    expect(got).toEqual([{ n: 0 }, { n: 2 }]);
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
    rmSync(join(folder, 'spool', name.replace('.sending', '.claim')));
    expect(await spool.flush(all)).toBe(1);
  });
});
