/** Terms in rising order with how often each occurs: what a text is before anything is weighed. */
export interface Bag {
  readonly terms: Int32Array;
  readonly counts: Uint16Array;
}

export function bag(terms: readonly number[]): Bag {
  const sorted = new Int32Array(terms).sort();
  const counts = new Uint16Array(sorted.length);
  let kept = 0;
  for (const term of sorted) {
    if (kept > 0 && sorted[kept - 1] === term) counts[kept - 1] = (counts[kept - 1] as number) + 1;
    else {
      sorted[kept] = term;
      counts[kept] = 1;
      kept += 1;
    }
  }
  return { terms: sorted.subarray(0, kept), counts: counts.subarray(0, kept) };
}
