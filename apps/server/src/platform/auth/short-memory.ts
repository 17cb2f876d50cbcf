/** The bound within which a revocation acts on every process, whatever else fails. */
const KEPT_MS = 900;
const MOST_KEPT = 20_000;

/**
 * Remembers answers for less than a second and lets askers at the same moment share one question.
 * A failed question is never remembered.
 */
export class ShortMemory<Answer> {
  private readonly kept = new Map<string, { at: number; answer: Promise<Answer> }>();

  constructor(private readonly now: () => number = Date.now) {}

  get(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const now = this.now();
    const known = this.kept.get(key);
    if (known && now - known.at < KEPT_MS) return known.answer;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const answer = ask();
    this.kept.set(key, { at: now, answer });
    answer.catch(() => this.kept.delete(key));
    return answer;
  }

  forget(): void {
    this.kept.clear();
  }
}
