import { closeSync, openSync, readSync } from 'node:fs';

const BATCH_EVENTS = 500;
const BATCH_BYTES = 90_000;
/** More than a batch, so that its last line is in one piece. */
const PIECE_BYTES = 128_000;
const NEWLINE = 10;

/** The next reports of a file, and what stood between them. */
interface SpoolBatch {
  events: object[];
  /** Where each of them ends in the file. */
  ends: number[];
  /** Lines that are no report, such as a crash or a full disk leave behind. */
  unreadable: { line: string; end: number }[];
  /** Where the next batch begins when all of this one is gone. */
  end: number;
}

/**
 * As much of a file, from a place on, as one call may hand over. No more is ever read at once: a full
 * spool is five megabytes, and a watch must stay small.
 */
export function batchFrom(file: string, from: number): SpoolBatch {
  const bytes = piece(file, from);
  const batch: SpoolBatch = { events: [], ends: [], unreadable: [], end: from };
  for (let start = 0; start < bytes.length && batch.events.length < BATCH_EVENTS;) {
    const newline = bytes.indexOf(NEWLINE, start);
    // The rest of this line is in the next piece, unless it is none of ours.
    if (newline < 0 && bytes.length === PIECE_BYTES && start > 0) break;
    const stop = newline < 0 ? bytes.length : newline + 1;
    if (batch.events.length > 0 && stop > BATCH_BYTES) break;
    const line = bytes.toString('utf8', start, stop).trim();
    const end = from + stop;
    start = stop;
    batch.end = end;
    if (line === '') continue;
    const event = eventIn(line);
    if (!event) {
      batch.unreadable.push({ line, end });
      continue;
    }
    batch.events.push(event);
    batch.ends.push(end);
  }
  return batch;
}

function piece(file: string, from: number): Buffer {
  const bytes = Buffer.allocUnsafe(PIECE_BYTES);
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    // Nothing waits.
    return bytes.subarray(0, 0);
  }
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, PIECE_BYTES, from));
  } finally {
    closeSync(handle);
  }
}

export function eventIn(line: string): object | undefined {
  try {
    const event: unknown = JSON.parse(line);
    return typeof event === 'object' && event !== null ? event : undefined;
  } catch {
    // Torn in the middle of being written.
    return undefined;
  }
}
