/** What a bench says of many measurements. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** A figure that is held against a limit; `most` or `least`, whichever it has. */
export interface Verdict {
  what: string;
  value: number;
  unit?: string;
  most?: number;
  least?: number;
}

/** Prints the figures as a table and answers the exit code: 1 when a limit does not hold. */
export function judged(verdicts: readonly Verdict[]): number {
  console.log('\n| figure | measured | limit |\n|---|--:|--:|');
  let code = 0;
  for (const { what, value, unit = '', most, least } of verdicts) {
    const holds = !(value > (most ?? Infinity)) && !(value < (least ?? -Infinity));
    const limit = most === undefined ? `>= ${least}${unit}` : `<= ${most}${unit}`;
    console.log(`| ${what} | ${rounded(value)}${unit} | ${limit}${holds ? '' : ' **missed**'} |`);
    if (!holds || Number.isNaN(value)) code = 1;
  }
  return code;
}

export function rounded(value: number): string {
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
