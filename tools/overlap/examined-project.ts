import type { PreparedWork } from '../../apps/server/src/features/overlap/scoring/prepared-work.ts';
import type {
  ScoredWork,
  Statistics,
} from '../../apps/server/src/features/overlap/scoring/scored-work.ts';
import { workOf, type Project } from './projects.ts';
import { prepare, similaritiesOf, termsOf } from './scorer.ts';

/** Everything about one project that training and measuring read. */
export interface Examined {
  readonly project: Project;
  readonly prepared: ReadonlyMap<string, PreparedWork>;
  readonly similarities: (one: string, other: string) => number[];
}

export function examine(project: Project): Examined {
  const works = project.items.map(workOf);
  const statistics = statisticsOf(works);
  const prepared = new Map(works.map((work) => [work.id, prepare(work, statistics)]));
  const of = (id: string) => {
    const found = prepared.get(id);
    if (!found) throw new Error(`${project.name} has a pair of ${id}, which is no item of it`);
    return found;
  };
  return { project, prepared, similarities: (one, other) => similaritiesOf(of(one), of(other)) };
}

/** How often each term occurs in these works: what the index counts in production. */
function statisticsOf(works: readonly ScoredWork[]): Statistics {
  const counts = new Map<number, number>();
  for (const work of works) {
    for (const term of termsOf(work)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return { items: works.length, itemsWith: (term) => counts.get(term) ?? 0 };
}
