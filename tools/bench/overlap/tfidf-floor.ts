import type { BenchWork } from './work-generator.ts';

type Vector = Map<string, number>;

/**
 * The floor: every item's TF-IDF vector prepared and kept in memory, and one plain loop of cosines
 * over all of them for each question. No database, no paths, no reasons.
 */
export class TfidfFloor {
  private readonly vectors: Vector[];
  private readonly itemsWith = new Map<string, number>();
  private readonly size: number;

  constructor(items: readonly BenchWork[]) {
    this.size = items.length;
    for (const item of items) {
      for (const token of new Set(tokensOf(item))) {
        this.itemsWith.set(token, (this.itemsWith.get(token) ?? 0) + 1);
      }
    }
    this.vectors = items.map((item) => this.vectorOf(item));
  }

  best(question: BenchWork, most: number): { item: number; score: number }[] {
    const asked = this.vectorOf(question);
    const scores = this.vectors.map((vector, item) => ({ item, score: cosine(asked, vector) }));
    return scores.sort((a, b) => b.score - a.score).slice(0, most);
  }

  private vectorOf(item: BenchWork): Vector {
    const counts = new Map<string, number>();
    for (const token of tokensOf(item)) counts.set(token, (counts.get(token) ?? 0) + 1);
    let square = 0;
    for (const [token, count] of counts) {
      const rarity = Math.log((this.size + 1) / ((this.itemsWith.get(token) ?? 0) + 0.5));
      const weight = (1 + Math.log(count)) * rarity;
      counts.set(token, weight);
      square += weight * weight;
    }
    const length = Math.sqrt(square) || 1;
    for (const [token, weight] of counts) counts.set(token, weight / length);
    return counts;
  }
}

function cosine(one: Vector, other: Vector): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [token, weight] of few) {
    const theirs = many.get(token);
    if (theirs !== undefined) sum += weight * theirs;
  }
  return sum;
}

function tokensOf({ title, scope, description }: BenchWork): string[] {
  return `${title} ${title} ${scope} ${description}`
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((token) => token.length > 1);
}
