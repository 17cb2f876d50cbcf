/** Weights by the name of what they weigh: a similarity, or two of them multiplied. */
export interface Coefficients {
  readonly bias: number;
  readonly weights: readonly (readonly [string, number])[];
}
