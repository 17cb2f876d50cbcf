import { MEANING_SPEAKS_FROM } from '../scoring/index.js';
import type { MeaningVector } from './meaning-vector.js';
import type { Yardstick } from './yardstick.js';

const NEAREST = 10;

/** How near other texts are to one text, as far as the meanings of both are known. */
export class NearMeanings {
  private readonly known = new Map<string, number>();

  constructor(
    private readonly yardstick: Yardstick,
    private readonly mine: MeaningVector,
  ) {}

  learn(meanings: ReadonlyMap<string, MeaningVector>): void {
    for (const [hash, vector] of meanings) {
      const nearness = this.yardstick.nearness(this.mine, vector);
      if (nearness !== undefined) this.known.set(hash, nearness);
    }
  }

  /** Nothing where nobody could say. */
  of(hash: string): number | undefined {
    return this.known.get(hash);
  }

  unknownOf(hashes: readonly string[]): string[] {
    return hashes.filter((hash) => !this.known.has(hash));
  }

  /** The texts that are so near that it matters, the nearest first. */
  nearest(): string[] {
    return [...this.known]
      .filter(([, nearness]) => nearness > MEANING_SPEAKS_FROM)
      .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
      .slice(0, NEAREST)
      .map(([hash]) => hash);
  }
}
