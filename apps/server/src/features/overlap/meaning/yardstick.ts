import { MEANING_SPEAKS_FROM } from '../scoring/index.js';
import { cosineOf, type MeaningVector } from './meaning-vector.js';

/**
 * Works that have nothing to do with each other. To some models unrelated texts are at 0.1, to others at
 * 0.7: how near these are to one another says what nothing in common looks like.
 */
export const UNRELATED: readonly string[] = [
  'Rotate the signing keys of the vault every night',
  'Print invoices on smaller paper',
  'Let visitors zoom into the seating plan',
  'Replace the thermometer driver of the greenhouse',
  'Translate the welcome mail into Portuguese',
  'Shorten the build by caching compiled modules',
  'Round corners of buttons in the mobile app',
  'Import bank statements from spreadsheets',
  'Warn drivers when a tyre loses pressure',
  'Write a page about our hiring process',
  'Retry uploads after a lost connection',
  'Suggest opponents of equal strength for chess',
];

/** A model to which everything is one has no room left to say that anything is. */
const HIGHEST_FLOOR = 0.9;

/** From the cosine of two texts to how near they are in meaning: 0 as unrelated ones, 1 the same. */
export class Yardstick {
  private constructor(
    private readonly floor: number,
    readonly dimensions: number,
  ) {}

  /** Nothing where the model cannot even tell unrelated works apart: then it tells us nothing. */
  static from(vectors: readonly MeaningVector[]): Yardstick | undefined {
    const cosines = vectors.flatMap((one, at) =>
      vectors.slice(at + 1).map((other) => cosineOf(one, other)),
    );
    const known = cosines.filter((cosine) => cosine !== undefined);
    if (known.length === 0 || known.length < cosines.length) return undefined;
    const floor = known.reduce((sum, cosine) => sum + cosine, 0) / known.length;
    if (floor > HIGHEST_FLOOR) return undefined;
    const yardstick = new Yardstick(Math.max(0, floor), vectors[0]?.length ?? 0);
    return known.every((cosine) => yardstick.of(cosine) < MEANING_SPEAKS_FROM)
      ? yardstick
      : undefined;
  }

  nearness(one: MeaningVector, other: MeaningVector): number | undefined {
    const cosine = cosineOf(one, other);
    return cosine === undefined ? undefined : this.of(cosine);
  }

  private of(cosine: number): number {
    return Math.min(1, Math.max(0, (cosine - this.floor) / (1 - this.floor)));
  }
}
