import { wholeList } from './whole-list.js';

describe('a whole list', () => {
  it('follows the cursors to the end', async () => {
    const pages: Record<string, { rows: number[]; next_cursor: string | null }> = {
      first: { rows: [1, 2], next_cursor: 'b' },
      b: { rows: [3], next_cursor: null },
    };
    const asked: (string | undefined)[] = [];
    const list = await wholeList((cursor) => {
      asked.push(cursor);
      return Promise.resolve(pages[cursor ?? 'first']!);
    });
    expect(list).toEqual({ rows: [1, 2, 3], isCut: false });
    expect(asked).toEqual([undefined, 'b']);
  });

  it('ends somewhere, and says that this was not all', async () => {
    let pages = 0;
    const list = await wholeList(() =>
      Promise.resolve({ rows: [++pages], next_cursor: String(pages) }),
    );
    expect(list.isCut).toBe(true);
    expect(list.rows).toHaveLength(10);
  });
});
