/** Where a text stands among all meanings; only directions are compared, so a byte each is enough. */
export type MeaningVector = Int8Array;

const LARGEST = 127;

/** Nothing where the numbers point nowhere. */
export function meaningVector(numbers: readonly number[]): MeaningVector | undefined {
  let largest = 0;
  for (const number of numbers) largest = Math.max(largest, Math.abs(number));
  if (largest === 0 || !Number.isFinite(largest)) return undefined;
  return Int8Array.from(numbers, (number) => Math.round((number / largest) * LARGEST));
}

/** The cosine of the angle between two; of different spaces, none. */
export function cosineOf(one: MeaningVector, other: MeaningVector): number | undefined {
  if (one.length !== other.length) return undefined;
  let product = 0;
  let ones = 0;
  let others = 0;
  for (let at = 0; at < one.length; at += 1) {
    const left = one[at] as number;
    const right = other[at] as number;
    product += left * right;
    ones += left * left;
    others += right * right;
  }
  return ones > 0 && others > 0 ? product / Math.sqrt(ones * others) : undefined;
}

/** As it is kept in the database, and back. */
export const kept = (vector: MeaningVector) =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
export const unkept = (bytes: Buffer): MeaningVector =>
  new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
