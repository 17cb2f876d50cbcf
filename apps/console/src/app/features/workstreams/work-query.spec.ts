import { isNarrowed, readWorkQuery, statusParamWith } from './work-query.js';

describe('what the address of Workstreams asks for', () => {
  it('is everything of the usual states by workstream, while it says nothing', () => {
    const query = readWorkQuery({});
    expect(query).toEqual({
      view: 'board',
      group: 'workstream',
      statuses: ['active', 'blocked', 'planned', 'done'],
      owner: null,
      repo: null,
      words: '',
    });
    expect(isNarrowed(query)).toBe(false);
  });

  it('leaves out words it does not know', () => {
    const query = readWorkQuery({ view: 'cube', group: 'mood', status: 'asleep,done', q: '  ' });
    expect(query).toMatchObject({ view: 'board', group: 'workstream', statuses: ['done'] });
    expect(isNarrowed(readWorkQuery({ status: 'asleep' }))).toBe(false);
  });

  it.each([{ owner: 'ada' }, { repo: 'engine' }, { q: 'cards' }, { status: 'done' }])(
    'is narrowed by %j',
    (params) => expect(isNarrowed(readWorkQuery(params))).toBe(true),
  );

  it('switches one state, and says nothing of the usual ones or of none', () => {
    expect(statusParamWith(readWorkQuery({}), 'done')).toBe('active,blocked,planned');
    expect(statusParamWith(readWorkQuery({}), 'cancelled')).toBe(
      'active,blocked,planned,done,cancelled',
    );
    expect(statusParamWith(readWorkQuery({ status: 'active,blocked,planned' }), 'done')).toBeNull();
    expect(statusParamWith(readWorkQuery({ status: 'done' }), 'done')).toBeNull();
  });
});
