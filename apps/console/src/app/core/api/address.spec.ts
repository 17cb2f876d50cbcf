import { addressOf } from './address.js';

describe('the address of a call', () => {
  it('fills the parts of the path, escaped', () => {
    expect(addressOf('/api/tasks/:id/notes/:note', { params: { id: 'a/b', note: 'n 1' } })).toBe(
      '/api/tasks/a%2Fb/notes/n%201',
    );
  });

  it('refuses a path whose part is missing or empty', () => {
    expect(() => addressOf('/api/tasks/:id', {})).toThrow('without its "id"');
    expect(() => addressOf('/api/tasks/:id', { params: { id: '' } })).toThrow('without its "id"');
  });

  it('adds the query and leaves out what is absent', () => {
    const query = { state: 'a&b', limit: 50, mine: false, cursor: undefined };
    expect(addressOf('/api/tasks', { query })).toBe('/api/tasks?state=a%26b&limit=50&mine=false');
  });
});
