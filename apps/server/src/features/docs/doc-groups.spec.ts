import { groupDocs } from './doc-groups.js';

const entry = (path: string, title: string) => ({
  path,
  outline: { title, summary: '', headings: [] },
});

describe('groups of the sidebar', () => {
  it('follow the reading order, then the alphabet, and decisions their numbers', () => {
    const groups = groupDocs([
      entry('adr/0010-late', 'A late decision'),
      entry('adr/0002-early', 'Z early decision'),
      entry('engineering/testing', 'Testing'),
      entry('engineering/database', 'Database'),
      entry('engineering/architecture', 'Architecture'),
      entry('loose', 'Loose page'),
      entry('field-notes/one', 'One'),
      entry('product/getting-started', 'Getting started'),
    ]);
    expect(groups.map((group) => [group.title, group.entries.map((e) => e.path)])).toEqual([
      ['Product', ['product/getting-started']],
      [
        'Engineering',
        ['engineering/architecture', 'engineering/database', 'engineering/testing'],
      ],
      ['Decisions', ['adr/0002-early', 'adr/0010-late']],
      ['More', ['loose']],
      ['Field notes', ['field-notes/one']],
    ]);
  });

  it('hold the pages of a folder below the page of the same name', () => {
    const [group] = groupDocs([
      entry('engineering/mcp/covibe_team', 'Team'),
      entry('engineering/mcp/covibe_note', 'Note'),
      entry('engineering/mcp', 'Tools'),
      entry('engineering/alone/page', 'Alone'),
    ]);
    expect(group?.entries.map(({ path, below }) => [path, below.map((e) => e.path)])).toEqual([
      ['engineering/mcp', ['engineering/mcp/covibe_note', 'engineering/mcp/covibe_team']],
      ['engineering/alone/page', []],
    ]);
  });
});
