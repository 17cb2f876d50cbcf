import type { AuditCluster, AuditedPair, AuditedWork, TaskStatus } from '@covibe/contracts';

const OVER: readonly TaskStatus[] = ['done', 'cancelled'];

/** Pairs that still say something: of work that is there, with a side that is not finished. */
export function standingPairs<Work extends { status: TaskStatus }>(
  pairs: readonly AuditedPair[],
  works: ReadonlyMap<string, Work>,
): AuditedPair[] {
  return pairs.filter(({ a, b }) => {
    const sides = [works.get(a), works.get(b)];
    return sides.every((side) => side !== undefined) && !sides.every((side) => isOver(side));
  });
}

/** Work that hangs together by its pairs, the likeliest first. */
export function clustersOf(
  pairs: readonly AuditedPair[],
  works: ReadonlyMap<string, AuditedWork>,
): AuditCluster[] {
  const leaders = new Map<string, string>();
  const leaderOf = (id: string): string => {
    let leader = id;
    while (leaders.has(leader)) leader = leaders.get(leader) ?? leader;
    return leader;
  };
  for (const { a, b } of pairs) {
    const [one, other] = [leaderOf(a), leaderOf(b)];
    if (one !== other) leaders.set(other, one);
  }
  const groups = Map.groupBy(pairs, ({ a }) => leaderOf(a));
  return [...groups.values()]
    .map((group) => ({
      work: [...new Set(group.flatMap(({ a, b }) => [a, b]))].flatMap((id) => works.get(id) ?? []),
      pairs: group,
      score: Math.max(...group.map(({ score }) => score)),
    }))
    .sort((x, y) => y.score - x.score);
}

function isOver(work: { status: TaskStatus } | undefined): boolean {
  return work !== undefined && OVER.includes(work.status);
}
