import { BASELINES, TEXT_BASELINE } from '../overlap/baselines.ts';
import { intervalsOf } from '../overlap/bootstrap.ts';
import { examine, type Examined } from '../overlap/examined-project.ts';
import { measure, type Method } from '../overlap/measure-method.ts';
import { figuresOf, type Figures, type Measured } from '../overlap/measures.ts';
import { hasFiles, withoutFiles, type Project } from '../overlap/projects.ts';
import { modelOf, oddsOf } from '../overlap/scorer.ts';
import { lessonOf, train } from '../overlap/training.ts';
import type { Verdict } from './figures.ts';

type Odds = (similarities: readonly number[]) => number;

/** How good the scorer is on labelled projects, held against the limits. */
export function overlapVerdicts(projects: readonly Project[], leaveOneOut: boolean): Verdict[] {
  const named = projects.filter(hasFiles);
  const textOnly = projects.filter((project) => !hasFiles(project));
  const bare = named.map(withoutFiles);
  const verdicts: Verdict[] = [];
  if (named.length > 0) {
    const odds = leaveOneOut ? modelsWithout(named) : () => oddsOf;
    const how = leaveOneOut ? 'each project by a model of the others' : 'shipped coefficients';
    const full = section(`Items with files (${how})`, named, odds);
    verdicts.push(...limitsOf(full));
    const text = section(`The same without files (${how})`, bare, odds);
    verdicts.push(...notBelowText('without files', bare, text));
    if (leaveOneOut) calibration(named, odds);
  }
  for (const project of textOnly) {
    const measured = section(`${project.name} (shipped coefficients)`, [project], () => oddsOf);
    verdicts.push(...notBelowText(project.name, [project], measured));
  }
  return verdicts;
}

/** A model for each project that has learnt from all others. */
function modelsWithout(projects: readonly Project[]): (name: string) => Odds {
  const lessons = projects.map(lessonOf);
  const models = new Map(
    projects.map(({ name }) => [
      name,
      modelOf(train(lessons.filter((lesson) => lesson.name !== name))),
    ]),
  );
  return (name) => models.get(name) ?? oddsOf;
}

function methodOf(odds: (name: string) => Odds): Method {
  return (project) => {
    const examined: Examined = examine(project);
    const model = odds(project.name);
    return (one, other) => model(examined.similarities(one.id, other.id));
  };
}

function section(
  title: string,
  projects: readonly Project[],
  odds: (name: string) => Odds,
): Measured {
  console.log(`\n## ${title}\n${projects.map(({ name }) => name).join(', ')}\n`);
  console.log(HEAD);
  for (const { name, method } of BASELINES) {
    console.log(row(name, figuresOf(measure(projects, method))));
  }
  const measured = measure(projects, methodOf(odds));
  console.log(row('**Co-Vibe**', figuresOf(measured)));
  const intervals = intervalsOf(measured);
  console.log(
    `| 95 % interval | ${COLUMNS.map(({ name, percent }) => {
      const { low, high } = intervals[name];
      return `${shown(low, percent)}-${shown(high, percent)}`;
    }).join(' | ')} |`,
  );
  return measured;
}

const COLUMNS: readonly { name: keyof Figures; title: string; percent: boolean }[] = [
  { name: 'auc', title: 'AUC', percent: false },
  { name: 'aucHard', title: 'AUCh', percent: false },
  { name: 'ap', title: 'AP', percent: false },
  { name: 'precisionAtHalf', title: 'P@R50', percent: true },
  { name: 'precisionAtMost', title: 'P@R70', percent: true },
  { name: 'recallAtNine', title: 'R@P90', percent: true },
  { name: 'f1', title: 'F1', percent: true },
  { name: 'first', title: 'r@1', percent: true },
  { name: 'five', title: 'r@5', percent: true },
  { name: 'ten', title: 'r@10', percent: true },
  { name: 'mrr', title: 'MRR', percent: false },
];

const HEAD =
  `| method | ${COLUMNS.map(({ title }) => title).join(' | ')} |\n` +
  `|---|${COLUMNS.map(() => '--:').join('|')}|`;

const shown = (value: number, percent: boolean) =>
  percent ? (100 * value).toFixed(1) : value.toFixed(3);

const row = (name: string, figures: Figures) =>
  `| ${name} | ${COLUMNS.map((column) => shown(figures[column.name], column.percent)).join(' | ')} |`;

function limitsOf(measured: Measured): Verdict[] {
  const figures = figuresOf(measured);
  return [
    { what: 'AP', value: figures.ap, least: 0.8 },
    { what: 'recall at precision 0.9', value: 100 * figures.recallAtNine, unit: ' %', least: 45 },
    { what: 'recall@5', value: 100 * figures.five, unit: ' %', least: 95 },
    { what: 'recall@1', value: 100 * figures.first, unit: ' %', least: 76 },
  ];
}

function notBelowText(what: string, projects: readonly Project[], measured: Measured): Verdict[] {
  const baseline = BASELINES.find(({ name }) => name === TEXT_BASELINE);
  if (!baseline) return [];
  const [least, figures] = [figuresOf(measure(projects, baseline.method)), figuresOf(measured)];
  return [
    { what: `AP, ${what}`, value: figures.ap, least: Number(least.ap.toFixed(3)) },
    {
      what: `recall@5, ${what}`,
      value: 100 * figures.five,
      unit: ' %',
      least: Number((100 * least.five).toFixed(1)),
    },
  ];
}

/** Whether a probability means what it says, on projects the model has not seen. */
function calibration(projects: readonly Project[], odds: (name: string) => Odds): void {
  const { pairs } = measure(projects, methodOf(odds));
  console.log(
    '\n## What a probability means\n| said | pairs | duplicates among them |\n|---|--:|--:|',
  );
  const bounds = [0, 0.05, 0.1, 0.25, 0.4, 0.6, 0.8, 0.9, 0.95, 1];
  for (let at = 0; at + 1 < bounds.length; at += 1) {
    const [from, to] = [bounds[at] ?? 0, bounds[at + 1] ?? 1];
    const within = pairs.filter(({ score }) => {
      const probability = 1 / (1 + Math.exp(-score));
      return probability >= from && (probability < to || to === 1);
    });
    const same = within.filter(({ duplicate }) => duplicate).length;
    const share = within.length > 0 ? `${((100 * same) / within.length).toFixed(0)} %` : '-';
    console.log(`| ${from}-${to} | ${within.length} | ${share} |`);
  }
}
