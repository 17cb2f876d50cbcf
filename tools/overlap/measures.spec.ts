import { describe, expect, it } from '@jest/globals';
import { intervalsOf } from './bootstrap.js';
import { areaUnder, figuresOf, type ScoredPair } from './measures.js';

const pair = (score: number, duplicate: boolean, kind = 'random'): ScoredPair => ({
  score,
  duplicate,
  kind,
});

describe('the figures of a list of scored pairs', () => {
  it('are whole when every duplicate stands above every other pair', () => {
    const figures = figuresOf({
      pairs: [pair(3, true), pair(2, true), pair(1, false)],
      ranks: [{ rank: 1 }, { rank: 1 }],
    });
    expect(figures).toMatchObject({ auc: 1, ap: 1, recallAtNine: 1, f1: 1, first: 1, mrr: 1 });
  });

  it('are what one works out by hand', () => {
    const figures = figuresOf({
      pairs: [pair(4, true), pair(3, false), pair(2, true), pair(1, false)],
      ranks: [{ rank: 1 }, { rank: 6 }],
    });
    expect(figures.ap).toBeCloseTo((1 + 2 / 3) / 2);
    expect(figures.auc).toBeCloseTo(3 / 4);
    expect(figures.recallAtNine).toBeCloseTo(1 / 2);
    expect(figures.five).toBe(0.5);
    expect(figures.mrr).toBeCloseTo((1 + 1 / 6) / 2);
  });

  it('gain nothing from equal scores', () => {
    const equal = [pair(1, true), pair(1, false), pair(1, false), pair(1, false)];
    const { ap, auc } = figuresOf({ pairs: equal, ranks: [{ rank: 2.5 }] });
    expect(ap).toBeCloseTo(1 / 4);
    expect(auc).toBeCloseTo(1 / 2);
  });

  it('say nothing of a side that is not there', () => {
    expect(areaUnder([1], [])).toBeNaN();
  });
});

describe('the intervals', () => {
  const pairs = Array.from({ length: 60 }, (_, at) => pair(at % 7, at % 3 === 0));
  const measured = { pairs, ranks: pairs.map((_, at) => ({ rank: 1 + (at % 4) })) };

  it('hold the figure between them', () => {
    const figures = figuresOf(measured);
    const { ap, first } = intervalsOf(measured);
    expect(ap.low).toBeLessThan(figures.ap);
    expect(ap.high).toBeGreaterThan(figures.ap);
    expect(first.low).toBeLessThan(figures.first);
    expect(first.high).toBeGreaterThan(figures.first);
  });

  it('are the same every time', () => {
    expect(intervalsOf(measured)).toEqual(intervalsOf(measured));
  });
});
