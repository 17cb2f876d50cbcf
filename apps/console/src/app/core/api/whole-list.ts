/** Enough for every list a person looks through; what comes after is said, not hidden. */
const MOST_PAGES = 10;

export interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly next_cursor: string | null;
}

/** A list followed to its end; `isCut` where even that was not all of it. */
export interface WholeList<Row> {
  readonly rows: readonly Row[];
  readonly isCut: boolean;
}

/** Follows a list from page to page, because sorting and filtering half a list would mislead. */
export async function wholeList<Row>(
  page: (cursor: string | undefined) => Promise<PageOf<Row>>,
): Promise<WholeList<Row>> {
  const rows: Row[] = [];
  let cursor: string | null | undefined;
  for (let pages = 0; pages < MOST_PAGES && cursor !== null; pages++) {
    const answer = await page(cursor);
    rows.push(...answer.rows);
    cursor = answer.next_cursor;
  }
  return { rows, isCut: cursor !== null };
}
