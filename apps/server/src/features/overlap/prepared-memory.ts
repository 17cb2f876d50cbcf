import type { OtherWork } from './found-work.js';
import type { PreparedWork } from './scoring/index.js';

const MOST_KEPT = 2_000;
/** Weights follow the counts of terms, which change slowly. */
const KEPT_MS = 300_000;

/**
 * Work that was taken apart a moment ago need not be taken apart again: the same few items are
 * compared again and again. Bounded, and keyed by the text, so an edit is never missed.
 */
export class PreparedMemory {
  private readonly kept = new Map<string, { at: number; work: PreparedWork }>();

  constructor(private readonly now: () => number = Date.now) {}

  get(workspaceId: string, other: OtherWork): PreparedWork | undefined {
    const entry = this.kept.get(keyOf(workspaceId, other));
    return entry && this.now() - entry.at < KEPT_MS ? entry.work : undefined;
  }

  keep(workspaceId: string, other: OtherWork, work: PreparedWork): PreparedWork {
    if (this.kept.size >= MOST_KEPT) this.forgetOldest();
    const key = keyOf(workspaceId, other);
    this.kept.delete(key);
    this.kept.set(key, { at: this.now(), work });
    return work;
  }

  private forgetOldest(): void {
    let rest = MOST_KEPT / 10;
    for (const key of this.kept.keys()) {
      if (rest === 0) break;
      this.kept.delete(key);
      rest -= 1;
    }
  }
}

/** Branch and touched paths count for the score, but a check stands whatever they are. */
function keyOf(workspaceId: string, { id, text_hash, branch, touched_paths }: OtherWork): string {
  const touched = `${touched_paths.length}/${touched_paths[0] ?? ''}`;
  return `${workspaceId}/${id}/${text_hash}/${branch ?? ''}/${touched}`;
}
