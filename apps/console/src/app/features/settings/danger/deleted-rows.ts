export interface DeletedRows {
  /** The table in people's words: `work_events` is "work events". */
  readonly what: string;
  readonly count: number;
}

/** What a reset deleted, the most first; tables that were empty are not worth a line. */
export function deletedRows(deleted: Readonly<Record<string, number>>): readonly DeletedRows[] {
  return Object.entries(deleted)
    .filter(([, count]) => count > 0)
    .map(([table, count]) => ({ what: table.replaceAll('_', ' '), count }))
    .sort((a, b) => b.count - a.count || a.what.localeCompare(b.what));
}

export function headlineOf(rows: readonly DeletedRows[]): string {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return 'There was nothing to delete';
  return total === 1 ? '1 row was deleted' : `${total.toLocaleString('en-GB')} rows were deleted`;
}
