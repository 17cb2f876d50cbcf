/** Rows drawn above and below what is seen, so that a fast scroll shows no gap. */
const OVERSCAN = 8;

export interface RowWindow {
  /** First row drawn, and the first after it that is not. */
  readonly from: number;
  readonly to: number;
}

/** Which rows to draw, of `count` rows of one height, in a box scrolled to `scrollTop`. */
export function rowWindow(
  scrollTop: number,
  boxHeight: number,
  rowHeight: number,
  count: number,
): RowWindow {
  const first = Math.floor(scrollTop / rowHeight);
  const seen = Math.ceil(boxHeight / rowHeight) + 1;
  const to = Math.min(count, first + seen + OVERSCAN);
  return { from: Math.max(0, Math.min(first - OVERSCAN, to)), to };
}

/** Where to scroll so that a row can be seen whole under the head, moving as little as possible. */
export function scrollToShow(
  row: number,
  scrollTop: number,
  boxHeight: number,
  rowHeight: number,
): number {
  const top = row * rowHeight;
  // The head covers the height of one row.
  const bottom = top + 2 * rowHeight - boxHeight;
  return Math.max(0, Math.min(top, Math.max(scrollTop, bottom)));
}
