import { meaningVector, type MeaningVector } from './meaning-vector.js';
import { Yardstick } from './yardstick.js';

const LENGTH = 32;
/** Mostly what all have, and a direction of its own. */
const vector = (at: number, common: number): MeaningVector => {
  const numbers = Array<number>(LENGTH).fill(0);
  numbers[0] = common;
  numbers[1 + at] = 1;
  return meaningVector(numbers) as MeaningVector;
};
const texts = (common: number) => Array.from({ length: 6 }, (_, at) => vector(at, common));
const between = (one: MeaningVector, other: MeaningVector) =>
  meaningVector(Array.from(one, (number, at) => number + (other[at] as number))) as MeaningVector;

describe('the yardstick of a model', () => {
  it.each([0, 0.4, 1.5])(
    'sets unrelated to 0 and the same to 1, however near all is (%s)',
    (common) => {
      const [one, other] = [vector(0, common), vector(1, common)];
      const yardstick = Yardstick.from(texts(common));
      expect(yardstick?.nearness(one, other)).toBeCloseTo(0, 1);
      expect(yardstick?.nearness(one, one)).toBeCloseTo(1, 6);
      const middle = yardstick?.nearness(one, between(one, other)) ?? 0;
      expect(middle).toBeGreaterThan(0.5);
      expect(middle).toBeLessThan(0.9);
      expect(yardstick?.dimensions).toBe(LENGTH);
    },
  );

  it('is none of a model to which everything is one', () => {
    expect(Yardstick.from(texts(8))).toBeUndefined();
    expect(Yardstick.from(Array.from({ length: 6 }, () => vector(0, 1)))).toBeUndefined();
  });

  it('is none of a model to which two unrelated texts are one', () => {
    expect(Yardstick.from([...texts(0), vector(0, 0.1)])).toBeUndefined();
  });

  it('is none without vectors, and says nothing of vectors of another length', () => {
    expect(Yardstick.from([])).toBeUndefined();
    expect(Yardstick.from([...texts(0), Int8Array.of(1, 2)])).toBeUndefined();
    expect(Yardstick.from(texts(0))?.nearness(vector(0, 0), Int8Array.of(1, 2))).toBeUndefined();
  });
});
