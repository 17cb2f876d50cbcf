import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ApiError } from './api-error.js';
import { GrowingList } from './growing-list.js';

interface Row {
  id: string;
  says?: string;
}

const PAGE = 2;

describe('a growing list', () => {
  let rows: Row[];
  let asked: string[];
  let broken: boolean;
  const question = signal({ q: '' });

  /** Pages of what `rows` is at the moment; the cursor is the id of the last row given. */
  const page = (
    { q }: { q: string },
    { cursor, limit }: { cursor: string | undefined; limit: number },
  ) => {
    asked.push(`${cursor ?? 'top'} ${limit}`);
    if (broken) return Promise.reject(ApiError.unreachable());
    const found = rows.filter(({ id }) => id.includes(q));
    const from = cursor ? found.findIndex(({ id }) => id === cursor) + 1 : 0;
    const given = found.slice(from, from + limit);
    const more = from + limit < found.length;
    return Promise.resolve({ rows: given, next_cursor: more ? given.at(-1)!.id : null });
  };

  const list = async (neverChange = false) => {
    const made = TestBed.runInInjectionContext(
      () =>
        new GrowingList({
          asked: question,
          page,
          pageSize: PAGE,
          keyOf: ({ id }) => id,
          neverChange,
        }),
    );
    await settled();
    return made;
  };
  const settled = async () => {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((later) => setTimeout(later));
    }
  };
  const ids = (of: GrowingList<Row, { q: string }>) => of.rows().map(({ id }) => id);

  beforeEach(() => {
    rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
    asked = [];
    broken = false;
    question.set({ q: '' });
  });

  it('grows page by page to its end', async () => {
    const growing = await list();
    expect(ids(growing)).toEqual(['a', 'b']);
    await growing.grow();
    await growing.grow();
    expect(ids(growing)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(growing.hasMore()).toBe(false);
    await growing.grow();
    expect(asked).toEqual(['top 2', 'b 2', 'd 2']);
  });

  it('is brought up to date by a reload in all its length', async () => {
    const growing = await list();
    await growing.grow();
    rows = rows.map(({ id }) => ({ id, says: 'changed' }));
    growing.resource.reload();
    await settled();
    expect(growing.rows().map(({ says }) => says)).toEqual(Array(4).fill('changed'));
    expect(asked.at(-1)).toBe('top 4');
  });

  it('of rows that never change asks only for the newest, and keeps the others', async () => {
    const growing = await list(true);
    await growing.grow();
    rows = [{ id: 'new' }, ...rows];
    growing.resource.reload();
    await settled();
    expect(ids(growing)).toEqual(['new', 'a', 'b', 'c', 'd']);
    expect(asked.at(-1)).toBe('top 2');
    await growing.grow();
    expect(ids(growing)).toEqual(['new', 'a', 'b', 'c', 'd', 'e']);
  });

  it('begins anew rather than show a gap', async () => {
    const growing = await list(true);
    await growing.grow();
    rows = [...['x', 'y', 'z'].map((id) => ({ id })), ...rows];
    growing.resource.reload();
    await settled();
    expect(ids(growing)).toEqual(['x', 'y']);
    await growing.grow();
    expect(ids(growing)).toEqual(['x', 'y', 'z', 'a']);
  });

  it('starts from the top for another question, and shows the former answer until then', async () => {
    const growing = await list();
    await growing.grow();
    expect(ids(growing)).toHaveLength(4);
    question.set({ q: 'e' });
    TestBed.tick();
    expect(ids(growing)).toEqual(['a', 'b', 'c', 'd']);
    await settled();
    expect(ids(growing)).toEqual(['e']);
    expect(growing.hasMore()).toBe(false);
  });

  it('keeps what is shown when the next page does not come, and says why', async () => {
    const growing = await list();
    broken = true;
    await growing.grow();
    expect(ids(growing)).toEqual(['a', 'b']);
    expect(growing.growFault()?.message).toBe('The server cannot be reached.');
    broken = false;
    await growing.grow();
    expect(growing.growFault()).toBeNull();
    expect(ids(growing)).toEqual(['a', 'b', 'c', 'd']);
  });
});
