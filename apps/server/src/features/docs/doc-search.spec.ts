import { searchDocs } from './doc-search.js';

const entry = (path: string, title: string, ...headings: string[]) => ({
  path,
  outline: {
    title,
    summary: `About ${title}`,
    headings: headings.map((text, i) => ({ level: 2, id: `h${i}`, text })),
  },
});

const ENTRIES = [
  entry('engineering/database', 'Database', 'Row-level security', 'Migrations', 'Two roles'),
  entry('engineering/testing', 'Testing', 'A database for each spec file', 'Rules'),
  entry('how-to/add-a-table', 'Add a table', 'Write the migration', 'Security'),
];
const paths = (query: string): string[] => searchDocs(ENTRIES, query).map((hit) => hit.path);

describe('search of the documentation', () => {
  it('puts a word of the title before the same word of a heading', () => {
    expect(paths('database')).toEqual(['engineering/database', 'engineering/testing']);
  });

  it('finds the start of a word and its middle, in any case', () => {
    expect(paths('MIGR')).toEqual(['engineering/database', 'how-to/add-a-table']);
    expect(paths('evel')).toEqual(['engineering/database']);
  });

  it('wants every word, each in the title or a heading', () => {
    expect(paths('table security')).toEqual(['how-to/add-a-table']);
    expect(paths('database nonsense')).toEqual([]);
  });

  it('names the headings that answer', () => {
    expect(searchDocs(ENTRIES, 'security')[0]).toEqual({
      path: 'engineering/database',
      title: 'Database',
      summary: 'About Database',
      headings: [{ id: 'h0', text: 'Row-level security' }],
    });
  });

  it('answers nothing to nothing, and survives any text', () => {
    for (const query of ['', '   ', '***', '.*(', '\u0000', 'x'.repeat(10_000)]) {
      expect(paths(query)).toEqual([]);
    }
  });
});
