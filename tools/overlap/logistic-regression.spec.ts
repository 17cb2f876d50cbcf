import { describe, expect, it } from '@jest/globals';
import { fitLogistic, type Sample } from './logistic-regression.js';

/** Half the rows are duplicates; the first input tells which, the second is its opposite. */
const SAMPLE: Sample = {
  inputs: Array.from({ length: 200 }, (_, at) => {
    const likeness = (at % 2) + ((at * 7) % 10) / 10;
    return [likeness, 3 - likeness];
  }),
  labels: Array.from({ length: 200 }, (_, at) => at % 2),
  weights: Array.from({ length: 200 }, () => 1),
};

describe('the fit', () => {
  it('tells the rows apart', () => {
    const { bias, weights } = fitLogistic(SAMPLE, 1e-3, [0, 0]);
    const right = SAMPLE.inputs.filter((row, at) => {
      const odds = row.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), bias);
      return odds > 0 === (SAMPLE.labels[at] === 1);
    });
    expect(right.length).toBe(200);
  });

  it('keeps a weight on the side where it has to be', () => {
    const free = fitLogistic(SAMPLE, 1e-3, [0, 0]);
    expect(free.weights[1]).toBeLessThan(0);
    expect(fitLogistic(SAMPLE, 1e-3, [1, 1]).weights[1]).toBe(0);
  });

  it('is the same every time', () => {
    expect(fitLogistic(SAMPLE, 1e-3, [0, 0])).toEqual(fitLogistic(SAMPLE, 1e-3, [0, 0]));
  });
});
