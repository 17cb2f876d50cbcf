import { readMetricsQuery, wireOf } from './metrics-query.js';

describe('what the figures are of', () => {
  it('is in the address, and 30 days of everything without it', () => {
    expect(readMetricsQuery({})).toEqual({ days: 30, repo: null });
    expect(readMetricsQuery({ days: '7', repo: 'shop' })).toEqual({ days: 7, repo: 'shop' });
    expect(readMetricsQuery({ days: '31', repo: '' })).toEqual({ days: 30, repo: null });
  });

  it('leaves out of the question what is not asked', () => {
    expect(wireOf({ days: 14, repo: null })).toEqual({ days: 14, repo: undefined });
  });
});
