/** Rows of inputs with their label (0 or 1) and how much each counts. */
export interface Sample {
  inputs: number[][];
  labels: number[];
  weights: number[];
}

export interface Fitted {
  bias: number;
  weights: number[];
}

/** What is known beforehand of a weight: never negative, never positive, or nothing. */
export type Sign = 1 | -1 | 0;

const STEPS = 400;
const STEP = 0.1;

/**
 * Regularised logistic regression by full-batch Adam, the same on every machine: inputs are
 * standardised for the fit, and the answer is in their own units again.
 */
export function fitLogistic(
  { inputs, labels, weights }: Sample,
  penalty: number,
  signs: readonly Sign[],
): Fitted {
  const width = inputs[0]?.length ?? 0;
  const { mean, deviation } = spreadOf(inputs, width);
  const rows = inputs.map((row) =>
    Float64Array.from(row, (value, at) => (value - (mean[at] ?? 0)) / (deviation[at] ?? 1)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const found = new Float64Array(width + 1);
  const slow = new Float64Array(width + 1);
  const square = new Float64Array(width + 1);
  for (let step = 1; step <= STEPS; step += 1) {
    const slope = slopeAt(found, rows, labels, weights, total, penalty);
    const pace = step < STEPS * 0.7 ? STEP : STEP / 5;
    for (let at = 0; at <= width; at += 1) {
      const now = slope[at] as number;
      slow[at] = 0.9 * (slow[at] as number) + 0.1 * now;
      square[at] = 0.99 * (square[at] as number) + 0.01 * now * now;
      const mild = Math.sqrt((square[at] as number) / (1 - 0.99 ** step)) + 1e-8;
      const next = (found[at] as number) - (pace * (slow[at] as number)) / (1 - 0.9 ** step) / mild;
      found[at] = next * (signs[at] ?? 0) < 0 ? 0 : next;
    }
  }
  return inOwnUnits(found, mean, deviation);
}

function slopeAt(
  found: Float64Array,
  rows: readonly Float64Array[],
  labels: readonly number[],
  weights: readonly number[],
  total: number,
  penalty: number,
): Float64Array {
  const width = found.length - 1;
  const slope = new Float64Array(width + 1);
  rows.forEach((row, index) => {
    let sum = found[width] as number;
    for (let at = 0; at < width; at += 1) sum += (found[at] as number) * (row[at] as number);
    const miss = 1 / (1 + Math.exp(-sum)) - (labels[index] as number);
    const pull = (miss * (weights[index] as number)) / total;
    for (let at = 0; at < width; at += 1) {
      slope[at] = (slope[at] as number) + pull * (row[at] as number);
    }
    slope[width] = (slope[width] as number) + pull;
  });
  for (let at = 0; at < width; at += 1) {
    slope[at] = (slope[at] as number) + penalty * (found[at] as number);
  }
  return slope;
}

function spreadOf(rows: readonly (readonly number[])[], width: number) {
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (const row of rows) {
    for (let at = 0; at < width; at += 1) {
      mean[at] = (mean[at] as number) + (row[at] as number) / rows.length;
    }
  }
  for (const row of rows) {
    for (let at = 0; at < width; at += 1) {
      const off = (row[at] as number) - (mean[at] as number);
      deviation[at] = (deviation[at] as number) + (off * off) / rows.length;
    }
  }
  return { mean, deviation: deviation.map((value) => Math.sqrt(value) || 1) };
}

function inOwnUnits(found: Float64Array, mean: Float64Array, deviation: Float64Array): Fitted {
  const width = found.length - 1;
  const weights = Array.from(mean, (_, at) => (found[at] as number) / (deviation[at] as number));
  const bias = weights.reduce(
    (sum, weight, at) => sum - weight * (mean[at] as number),
    found[width] as number,
  );
  return { bias, weights };
}
