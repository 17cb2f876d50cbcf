/** What a broken configuration on a busy machine sends in a minute, and then some. */
const MOST = 120;
const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 20_000;

/**
 * Counts refused tokens by address. Each process counts for itself: a refused token costs at most one
 * look-up, and a counter that all share would cost more than it saves.
 */
export class RefusedTokens {
  private readonly counts = new Map<string, { count: number; endsAt: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Counts one more, and answers the seconds to wait when it was one too many. */
  note(address: string): number {
    const now = this.now();
    const known = this.counts.get(address);
    if (known && known.endsAt > now) {
      known.count += 1;
      return secondsHeld(known, now);
    }
    if (this.counts.size >= MOST_ADDRESSES) this.counts.clear();
    this.counts.set(address, { count: 1, endsAt: now + WINDOW_MS });
    return 0;
  }

  /** How long tokens from there that nobody knows yet are not even looked up; mostly 0. */
  secondsHeld(address: string): number {
    const known = this.counts.get(address);
    return known ? secondsHeld(known, this.now()) : 0;
  }
}

function secondsHeld({ count, endsAt }: { count: number; endsAt: number }, now: number): number {
  return count > MOST && endsAt > now ? Math.ceil((endsAt - now) / 1000) : 0;
}
