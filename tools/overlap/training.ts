import type { Coefficients } from '../../apps/server/src/features/overlap/scoring/coefficient-list.ts';
import { fitLogistic, type Sample, type Sign } from './logistic-regression.ts';
import { examine, type Examined } from './examined-project.ts';
import { withoutFiles, type Project } from './projects.ts';
import { INPUTS, inputsOf } from './scorer.ts';

/** How strongly large weights are held back. */
const PENALTY = 3e-3;
/** Of every query, the older items that look most like it though nobody said they are the same. */
const MINED = { each: 10, weight: 0.4 };
/** Copies without files teach the model to judge by text alone. */
const WITHOUT_FILES = 0.5;

/** Sizes and times say something only together with a likeness. */
const EITHER_WAY: readonly string[] = [
  'hours',
  'fewerPaths',
  'morePaths',
  'titleWords',
  'longerTitle',
  'textMass',
  'textMassMost',
  'fileShared',
  'bodies',
  'bothHavePaths',
];
/** A likeness never speaks against two works being one, whatever a small sample seems to say. */
const SIGNS: readonly Sign[] = INPUTS.map((name) => {
  if (name === 'otherReference') return -1;
  return name.includes('*') || EITHER_WAY.includes(name) ? 0 : 1;
});

/** Both shapes of a project that the model learns from; examined once, used in many folds. */
export interface Lesson {
  readonly name: string;
  readonly samples: readonly { sample: Sample; weight: number }[];
}

export function lessonOf(project: Project): Lesson {
  return {
    name: project.name,
    samples: [
      { sample: sampleOf(examine(project)), weight: 1 },
      { sample: sampleOf(examine(withoutFiles(project))), weight: WITHOUT_FILES },
    ],
  };
}

export function train(lessons: readonly Lesson[]): Coefficients {
  const all: Sample = { inputs: [], labels: [], weights: [] };
  for (const { sample, weight } of lessons.flatMap(({ samples }) => samples)) {
    sample.inputs.forEach((row, at) => {
      all.inputs.push(row);
      all.labels.push(sample.labels[at] as number);
      all.weights.push((sample.weights[at] as number) * weight);
    });
  }
  const { bias, weights } = fitLogistic(all, PENALTY, SIGNS);
  return { bias, weights: INPUTS.map((name, at) => [name, weights[at] ?? 0] as const) };
}

function sampleOf({ project, similarities }: Examined): Sample {
  const sample: Sample = { inputs: [], labels: [], weights: [] };
  const add = (row: readonly number[], label: number, weight: number) => {
    sample.inputs.push(inputsOf(row));
    sample.labels.push(label);
    sample.weights.push(weight);
  };
  // What people judged was proposed by another detector: kept for measuring.
  for (const { kind, query, doc, label } of project.pairs) {
    if (kind !== 'judged') add(similarities(query, doc), label, 1);
  }
  for (const row of minedOf(project, similarities)) add(row, 0, MINED.weight);
  return sample;
}

function minedOf(project: Project, similarities: Examined['similarities']): number[][] {
  const groupOf = groupsOf(project);
  return project.pairs
    .filter(({ kind }) => kind === 'dup')
    .flatMap(({ query }) => {
      const asked = project.byId.get(query);
      return project.items
        .filter(({ id, n }) => n < (asked?.n ?? 0) && groupOf(id) !== groupOf(query))
        .map(({ id }) => similarities(query, id))
        .map((row) => ({ row, alike: likeness(row) }))
        .sort((one, other) => other.alike - one.alike)
        .slice(0, MINED.each)
        .map(({ row }) => row);
    });
}

const [TEXT, FOLDERS] = [INPUTS.indexOf('text'), INPUTS.indexOf('folders')];
const likeness = (row: readonly number[]) => (row[TEXT] ?? 0) + 0.7 * (row[FOLDERS] ?? 0);

/** Duplicates of one item are duplicates of one another, whether or not a pair says so. */
function groupsOf({ pairs }: Project): (id: string) => string {
  const parents = new Map<string, string>();
  const top = (id: string): string => {
    const parent = parents.get(id);
    return parent === undefined ? id : top(parent);
  };
  for (const { query, doc, label } of pairs) {
    const [one, other] = [top(query), top(doc)];
    if (label === 1 && one !== other) parents.set(one, other);
  }
  return top;
}
