import type { AuditedPair, AuditedWork, TaskStatus } from '@covibe/contracts';
import { clustersOf, standingPairs } from './audit-clusters.js';

const pair = (a: string, b: string, score = 0.7): AuditedPair => ({ a, b, score, reasons: [] });
const works = (given: Record<string, TaskStatus>): Map<string, AuditedWork> =>
  new Map(
    Object.entries(given).map(([id, status]) => [
      id,
      {
        ...{ id, status, type: 'task' as const, title: id, agent_type: null, repo: null },
        owner: { id: 'dev', name: 'Ada', handle: 'ada', avatar_url: null },
        updated_at: '2026-11-20T12:00:00.000Z',
      },
    ]),
  );

describe('a pair of an audit', () => {
  it('stands while one side is not finished, and while both are there', () => {
    const known = works({ a: 'active', b: 'done', c: 'cancelled', d: 'planned' });
    const pairs = [pair('a', 'b'), pair('b', 'c'), pair('c', 'd'), pair('a', 'gone')];
    expect(standingPairs(pairs, known).map(({ a, b }) => a + b)).toEqual(['ab', 'cd']);
  });
});

describe('a cluster', () => {
  it('holds everything that hangs together, and the likeliest comes first', () => {
    const known = works({ a: 'active', b: 'active', c: 'active', x: 'active', y: 'active' });
    const pairs = [pair('b', 'c', 0.9), pair('a', 'b', 0.65), pair('x', 'y', 0.95)];
    const found = clustersOf(pairs, known);
    expect(found.map(({ score }) => score)).toEqual([0.95, 0.9]);
    expect(
      found.map(({ work }) =>
        work
          .map(({ id }) => id)
          .sort()
          .join(''),
      ),
    ).toEqual(['xy', 'abc']);
    expect(found[1]?.pairs).toHaveLength(2);
  });

  it('joins what was begun apart, in whatever order the pairs come', () => {
    const known = works({ a: 'active', b: 'active', c: 'active', d: 'active' });
    const found = clustersOf([pair('a', 'b'), pair('c', 'd'), pair('b', 'd')], known);
    expect(found).toHaveLength(1);
    expect(found[0]?.work).toHaveLength(4);
  });
});
