/** One column: its head, its place, and how its rows are put in order. */
export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  /** Keeps the head for screen readers, over cells that say themselves what they hold. */
  readonly headHidden?: boolean;
  /** A CSS width; one column at least should go without, and takes what is left. */
  readonly width?: string;
  /** Numbers stand at the end, so that their digits line up. */
  readonly align?: 'start' | 'end';
  /** Plain text of a cell that has no template of its own. */
  readonly text?: (row: Row) => string;
  /** Makes the column sortable; null stands for unknown and comes last either way. */
  readonly sortBy?: (row: Row) => string | number | null;
}

export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}
