/** One scored pair: whether people call it a duplicate, and how it came into the set. */
export interface ScoredPair {
  score: number;
  duplicate: boolean;
  kind: string;
}

/** Where the labelled older item of a query stands among all older items of its project. */
export interface Ranked {
  rank: number;
}

export interface Measured {
  pairs: readonly ScoredPair[];
  ranks: readonly Ranked[];
}

export interface Figures {
  auc: number;
  /** Against pairs that share a file, a period or a person's doubt: without the easy random ones. */
  aucHard: number;
  ap: number;
  precisionAtHalf: number;
  precisionAtMost: number;
  recallAtNine: number;
  f1: number;
  first: number;
  five: number;
  ten: number;
  mrr: number;
}

const HALF = 0.5;
const MOST = 0.7;
const NINE = 0.9;

export function figuresOf({ pairs, ranks }: Measured): Figures {
  const same = pairs.filter(({ duplicate }) => duplicate).map(({ score }) => score);
  const other = pairs.filter(({ duplicate }) => !duplicate);
  const hard = other.filter(({ kind }) => kind !== 'random');
  const within = (most: number) => shareOf(ranks, ({ rank }) => rank <= most);
  return {
    auc: areaUnder(
      same,
      other.map(({ score }) => score),
    ),
    aucHard: areaUnder(
      same,
      hard.map(({ score }) => score),
    ),
    ...alongTheList(pairs, same.length),
    first: within(1),
    five: within(5),
    ten: within(10),
    mrr: ranks.reduce((sum, { rank }) => sum + 1 / rank, 0) / ranks.length,
  };
}

/** How likely a duplicate scores above another pair; ties count half. */
export function areaUnder(same: readonly number[], other: readonly number[]): number {
  if (same.length === 0 || other.length === 0) return NaN;
  const all = [
    ...same.map((score) => ({ score, duplicate: true })),
    ...other.map((score) => ({ score, duplicate: false })),
  ].sort((one, next) => one.score - next.score);
  let ranks = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]?.score === all[from]?.score) to += 1;
    const middle = (from + to + 1) / 2;
    for (let at = from; at < to; at += 1) if (all[at]?.duplicate) ranks += middle;
    from = to;
  }
  return (ranks - (same.length * (same.length + 1)) / 2) / (same.length * other.length);
}

/** What is read off while walking down the list from the highest score. */
function alongTheList(pairs: readonly ScoredPair[], duplicates: number) {
  const sorted = [...pairs].sort((one, other) => other.score - one.score);
  const found = { ap: 0, precisionAtHalf: 0, precisionAtMost: 0, recallAtNine: 0, f1: 0 };
  let hits = 0;
  let before = 0;
  sorted.forEach(({ score, duplicate }, at) => {
    if (duplicate) hits += 1;
    // Nothing can be cut between equal scores.
    if (sorted[at + 1]?.score === score) return;
    const precision = hits / (at + 1);
    const recall = hits / duplicates;
    found.ap += precision * (recall - before);
    before = recall;
    if (recall >= HALF) found.precisionAtHalf = Math.max(found.precisionAtHalf, precision);
    if (recall >= MOST) found.precisionAtMost = Math.max(found.precisionAtMost, precision);
    if (precision >= NINE) found.recallAtNine = Math.max(found.recallAtNine, recall);
    found.f1 = Math.max(found.f1, (2 * precision * recall) / (precision + recall || 1));
  });
  return found;
}

function shareOf<Value>(values: readonly Value[], holds: (value: Value) => boolean): number {
  return values.filter(holds).length / values.length;
}
