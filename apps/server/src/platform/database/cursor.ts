import { InvalidRequest } from '../errors/app-error.js';

/** A place in a list ordered by time and id, newest first. */
export interface Cursor {
  at: Date;
  id: string;
}

function writeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const [time = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !/^[a-z]+_[0-9A-Z]{26}$/.test(id)) {
    throw new InvalidRequest(
      'cursor is not one that this list gave. Begin again without it.',
      'cursor',
    );
  }
  return { at, id };
}

/** No page grows beyond this, however long the texts of its rows are. */
const PAGE_BYTES = 600_000;

/** As many of the first rows as fit; always one, or a page could never be turned. */
export function fitting<Row>(rows: readonly Row[], bytes: number): Row[] {
  let left = bytes;
  const end = rows.findIndex((row, place) => {
    left -= Buffer.byteLength(JSON.stringify(row));
    return left < 0 && place > 0;
  });
  return rows.slice(0, end < 0 ? rows.length : end);
}

/** Cuts one row more than asked for off again, and says where the next page begins. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  place: (row: Row) => Cursor,
): { rows: Row[]; next_cursor: string | null } {
  const kept = fitting(rows.slice(0, limit), PAGE_BYTES);
  const last = kept.at(-1);
  return {
    rows: kept,
    next_cursor: rows.length > kept.length && last ? writeCursor(place(last)) : null,
  };
}
