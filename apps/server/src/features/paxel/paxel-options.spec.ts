import type { PaxelRow } from './paxel-row.js';
import { overruled, settled } from './paxel-options.js';

describe('the options of a Paxel run', () => {
  it('are of one repository unless all are asked for', () => {
    expect(settled({})).toEqual({
      run_type: 'repo',
      project: null,
      since: null,
      no_repo: false,
      no_sentry: false,
    });
  });

  it('leave the work tree out when all repositories are read', () => {
    expect(settled({ run_type: 'all-repo' })).toMatchObject({ no_repo: true });
  });

  it('name the flags that a waiting run overrules, and no others', () => {
    const stored = { ...settled({ project: 'acme' }), id: 'pax_1' } as PaxelRow;
    expect(overruled({}, stored)).toEqual([]);
    expect(overruled({ project: 'acme' }, stored)).toEqual([]);
    expect(overruled({ project: 'other', no_sentry: true }, stored)).toEqual([
      '--project',
      '--no-sentry',
    ]);
    expect(overruled({ run_type: 'all-repo' }, stored)).toEqual(['--all-repos']);
  });
});
