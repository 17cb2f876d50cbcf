import type { ConnectedRepo } from '@covibe/contracts';
import { countWords, hasPending, shownRepos } from './shown-repos.js';

const REPOS: ConnectedRepo[] = [
  { name: 'diary', state: 'excluded' },
  { name: 'web', state: 'synced' },
  { name: 'Api', state: 'synced' },
  { name: 'idea', state: 'pending' },
];
const shown = (repos: ConnectedRepo[]) =>
  shownRepos({ repos }).map(({ name, state, count }) => `${name ?? count} ${state}`);

describe('the repositories of a machine', () => {
  it('stand by what happens with them, then by name', () => {
    expect(shown(REPOS)).toEqual(['idea pending', 'Api synced', 'web synced', 'diary excluded']);
  });

  it('stand in the order in which people count', () => {
    const names = ['r11', 'r2', 'R1'].map((name) => ({ name, state: 'synced' as const }));
    expect(shown(names)).toEqual(['R1 synced', 'r2 synced', 'r11 synced']);
  });

  it('are counted where their names are their owner’s', () => {
    const hidden = REPOS.map((repo) =>
      repo.state === 'synced' ? repo : { ...repo, name: null },
    ).concat({ name: null, state: 'excluded' });
    expect(shown(hidden)).toEqual(['1 pending', 'Api synced', 'web synced', '2 excluded']);
  });

  it('may share a name, for it does not say where they lie', () => {
    const twice = shownRepos({ repos: [REPOS[1]!, REPOS[1]!] });
    expect(new Set(twice.map(({ key }) => key)).size).toBe(2);
  });

  it('are summed up in the words of their states', () => {
    expect(countWords({ synced: 3, pending: 0, excluded: 1 })).toBe('3 synced, 1 excluded');
    expect(countWords({ synced: 0, pending: 0, excluded: 0 })).toBe('');
  });

  it('ask for a decision only of their owner', () => {
    expect(hasPending({ is_mine: true, repos: REPOS })).toBe(true);
    expect(hasPending({ is_mine: false, repos: REPOS })).toBe(false);
    expect(hasPending({ is_mine: true, repos: REPOS.slice(0, 3) })).toBe(false);
  });
});
