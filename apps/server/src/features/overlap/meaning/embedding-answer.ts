import { meaningVector, type MeaningVector } from './meaning-vector.js';

const DIMENSIONS = { least: 16, most: 4_096 };

/** The vector of each text in the order they were asked for; nothing where an answer is no answer. */
export function vectorsIn(answer: unknown, texts: number): MeaningVector[] | undefined {
  const data = (answer as { data?: unknown } | null)?.data;
  if (!Array.isArray(data) || data.length !== texts) return undefined;
  const vectors: (MeaningVector | undefined)[] = Array.from({ length: texts });
  for (const [place, item] of data.entries()) {
    const { index = place, embedding } = (item ?? {}) as { index?: unknown; embedding?: unknown };
    if (!isPlace(index, texts) || vectors[index] !== undefined) return undefined;
    const vector = isNumbers(embedding) ? meaningVector(embedding) : undefined;
    if (!vector) return undefined;
    vectors[index] = vector;
  }
  const [first] = vectors;
  const all = vectors.filter((vector) => vector?.length === first?.length);
  return all.length === texts ? (all as MeaningVector[]) : undefined;
}

const isPlace = (index: unknown, texts: number): index is number =>
  Number.isInteger(index) && (index as number) >= 0 && (index as number) < texts;

function isNumbers(embedding: unknown): embedding is number[] {
  return (
    Array.isArray(embedding) &&
    embedding.length >= DIMENSIONS.least &&
    embedding.length <= DIMENSIONS.most &&
    embedding.every((number) => typeof number === 'number' && Number.isFinite(number))
  );
}
