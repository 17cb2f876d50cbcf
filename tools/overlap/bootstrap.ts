import { figuresOf, type Figures, type Measured } from './measures.ts';

export interface Interval {
  low: number;
  high: number;
}

const ROUNDS = 400;
const SEED = 20_261_120;

/**
 * 95 % intervals by drawing pairs and queries anew, with the same seed every time. Duplicates and
 * the others are drawn apart, so that their proportion stays what it is.
 */
export function intervalsOf(measured: Measured): Record<keyof Figures, Interval> {
  const draw = generator(SEED);
  const same = measured.pairs.filter(({ duplicate }) => duplicate);
  const other = measured.pairs.filter(({ duplicate }) => !duplicate);
  const rounds: Figures[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const pairs = [...drawn(same, draw), ...drawn(other, draw)];
    rounds.push(figuresOf({ pairs, ranks: drawn(measured.ranks, draw) }));
  }
  const intervals = {} as Record<keyof Figures, Interval>;
  for (const name of Object.keys(rounds[0] ?? {}) as (keyof Figures)[]) {
    const values = rounds.map((figures) => figures[name]).sort((one, next) => one - next);
    intervals[name] = {
      low: values[Math.floor(0.025 * ROUNDS)] ?? NaN,
      high: values[Math.floor(0.975 * ROUNDS)] ?? NaN,
    };
  }
  return intervals;
}

function drawn<Value>(values: readonly Value[], draw: () => number): Value[] {
  return values.map(() => values[Math.floor(draw() * values.length)] as Value);
}

/** Numbers that look random and are the same on every machine (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
