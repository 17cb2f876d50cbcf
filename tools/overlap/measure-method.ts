import type { Measured, Ranked, ScoredPair } from './measures.ts';
import type { Item, Project } from './projects.ts';

/** Anything that says of two items how likely they are the same work; higher is likelier. */
export type Method = (project: Project) => (one: Item, other: Item) => number;

/** Scores every labelled pair, and ranks the older item of each duplicate among all older ones. */
export function measure(projects: readonly Project[], method: Method): Measured {
  const pairs: ScoredPair[] = [];
  const ranks: Ranked[] = [];
  for (const project of projects) {
    const score = method(project);
    const item = (id: string): Item => {
      const found = project.byId.get(id);
      if (!found) throw new Error(`${project.name} has a pair of ${id}, which is no item of it`);
      return found;
    };
    for (const { kind, query, doc, label } of project.pairs) {
      pairs.push({ kind, duplicate: label === 1, score: score(item(query), item(doc)) });
      if (kind !== 'dup') continue;
      ranks.push({ rank: rankOf(project, item(query), item(doc), score) });
    }
  }
  return { pairs, ranks };
}

function rankOf(
  project: Project,
  query: Item,
  wanted: Item,
  score: (one: Item, other: Item) => number,
): number {
  const found = score(query, wanted);
  let better = 0;
  let ties = 0;
  for (const item of project.items) {
    if (item === query || item === wanted || item.n >= query.n) continue;
    const value = score(query, item);
    if (value > found) better += 1;
    else if (value === found) ties += 1;
  }
  return 1 + better + ties / 2;
}
