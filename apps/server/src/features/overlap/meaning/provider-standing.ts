/** In a row; from then on the provider is left alone for a while. */
const MOST_FAILURES = 3;
const REST_MS = { first: 60_000, longest: 900_000 };

/**
 * Whether a provider is worth asking. Only one that proved itself in the background is asked while
 * somebody waits, and after a few failures nobody waits for it until it has proved itself again.
 */
export class ProviderStanding {
  private proved = false;
  private failures = 0;
  private restsUntil = 0;

  constructor(private readonly now: () => number) {}

  /** While somebody waits for the answer. */
  get isTrusted(): boolean {
    return this.proved;
  }

  /** In the background, where nobody waits. */
  get mayBeTried(): boolean {
    return this.now() >= this.restsUntil;
  }

  answered(): void {
    this.proved = true;
    this.failures = 0;
    this.restsUntil = 0;
  }

  /** Answers whether this was what made it lose its standing. */
  failed(): boolean {
    this.failures += 1;
    if (this.proved && this.failures < MOST_FAILURES) return false;
    const before = this.proved || this.failures === 1;
    this.proved = false;
    const rests = REST_MS.first * 2 ** Math.min(10, Math.max(0, this.failures - MOST_FAILURES));
    this.restsUntil = this.now() + Math.min(REST_MS.longest, rests);
    return before;
  }
}
