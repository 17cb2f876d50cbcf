/** Numbers of all workspaces together; about ten megabytes. */
const MOST_KEPT = 200_000;
/** In how many items a term stands changes slowly, and what it weighs even more so. */
const KEPT_MS = 300_000;

/**
 * In how many items terms stood a moment ago. Whatever a search finds has a thousand terms to be
 * weighed, mostly those that the search before found as well.
 */
export class TermCounts {
  private readonly kept = new Map<string, { at: number; counts: Map<number, number> }>();
  private size = 0;

  constructor(private readonly now: () => number = Date.now) {}

  of(workspaceId: string): ReadonlyMap<number, number> {
    return this.counts(workspaceId);
  }

  /** Terms that were asked for and not found stand in no item. */
  keep(
    workspaceId: string,
    asked: readonly number[],
    found: ReadonlyMap<number, number>,
  ): ReadonlyMap<number, number> {
    if (this.size > MOST_KEPT) this.forget();
    const counts = this.counts(workspaceId);
    const before = counts.size;
    for (const term of asked) counts.set(term, found.get(term) ?? 0);
    this.size += counts.size - before;
    return counts;
  }

  private counts(workspaceId: string): Map<number, number> {
    const known = this.kept.get(workspaceId);
    if (known && this.now() - known.at < KEPT_MS) return known.counts;
    this.size -= known?.counts.size ?? 0;
    const counts = new Map<number, number>();
    this.kept.set(workspaceId, { at: this.now(), counts });
    return counts;
  }

  private forget(): void {
    this.kept.clear();
    this.size = 0;
  }
}
